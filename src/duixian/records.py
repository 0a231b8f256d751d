"""Frozen records that are made quickly: the reader makes one for every few characters it reads.

A frozen dataclass sets each field by `object.__setattr__`, which looks the slot up by its name
each time; to make records so took a tenth of the reader's time. The slot itself, asked for once,
sets the field in half the time. The records stay as frozen as before.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Record = TypeVar("Record")


def set_by_slots(record: type[Record]) -> type[Record]:
    """A frozen dataclass with slots, whose `__init__` sets them without looking them up.

    Raises:
        TypeError: the class has no slot for a field, a field that is not given by its place, or
            something to be done after its fields are set.

    >>> from dataclasses import dataclass
    >>> @set_by_slots
    ... @dataclass(frozen=True, slots=True)
    ... class Figure:
    ...     value: float
    ...     unit: str = "%"
    >>> Figure(6.5)
    Figure(value=6.5, unit='%')
    """
    own = fields(record)  # type: ignore[arg-type]
    plain = not hasattr(record, "__post_init__") and all(map(_is_plain, own))
    if not plain or not all(hasattr(vars(record).get(one.name), "__set__") for one in own):
        raise TypeError(f"{record.__name__} is no frozen dataclass of slots and plain fields")
    known: dict[str, Any] = {f"set_{one.name}": vars(record)[one.name].__set__ for one in own}
    known |= {f"default_{one.name}": one.default for one in own}
    given = ", ".join(
        one.name if one.default is MISSING else f"{one.name}=default_{one.name}" for one in own
    )
    body = "".join(f"\n    set_{one.name}(self, {one.name})" for one in own)
    exec(f"def __init__(self, {given}):{body}", known)
    made, before = known["__init__"], record.__init__
    made.__qualname__, made.__module__ = before.__qualname__, record.__module__
    made.__annotations__ = before.__annotations__
    setattr(record, "__init__", made)  # noqa: B010 - mypy lets nobody assign to __init__
    return record


def _is_plain(field: Field[Any]) -> bool:
    return field.init and not field.kw_only and field.default_factory is MISSING
