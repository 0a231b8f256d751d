"""Frozen records whose slots are set at once are records as any."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from duixian.model import Claim, Purpose, Sentence, Span, Task
from duixian.records import set_by_slots


@dataclass(frozen=True, slots=True)
class Plain:
    """As the standard library makes it."""

    start: int
    end: int
    unit: str | None = None
    path: tuple[str, ...] = ("甲",)


@set_by_slots
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    start: int
    end: int
    unit: str | None = None
    path: tuple[str, ...] = ("甲",)


def test_it_says_what_the_plain_one_says() -> None:
    assert asdict(Quick(1, end=2)) == asdict(Plain(1, end=2))
    assert repr(Quick(1, 2, "%", ())) == "Quick(start=1, end=2, unit='%', path=())"
    assert Quick(1, 2) == Quick(1, 2) != Quick(1, 3)
    assert hash(Quick(1, 2)) == hash(Quick(1, 2))
    assert replace(Quick(1, 2), end=5, unit="元") == Quick(1, 5, "元")
    assert pickle.loads(pickle.dumps(Quick(1, 2, "%"))) == Quick(1, 2, "%")
    assert copy.copy(Quick(1, 2)) == Quick(1, 2)
    plain, quick = inspect.signature(Plain), inspect.signature(Quick)
    assert [(p.name, p.default) for p in quick.parameters.values()] == [
        (p.name, p.default) for p in plain.parameters.values()
    ]
    assert Quick.__init__.__annotations__ == Plain.__init__.__annotations__


def test_what_is_missing_or_too_much_is_told() -> None:
    with pytest.raises(TypeError, match="end"):
        Quick(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="tone"):
        Quick(1, 2, tone=3)  # type: ignore[call-arg]


@pytest.mark.parametrize("record", [Quick(1, 2), Span(1, 2), Sentence(0, 1, 0)])
def test_it_stays_frozen(record: object) -> None:
    with pytest.raises(FrozenInstanceError):
        record.start = 5  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del record.start  # type: ignore[attr-defined]


@pytest.mark.parametrize("record", [Claim, Task, Purpose])
def test_each_field_of_the_large_ones_is_set_to_its_own(record: type) -> None:
    names = [one.name for one in fields(record)]
    made = record(*names)
    assert [getattr(made, name) for name in names] == names


def test_what_cannot_be_set_so_is_refused() -> None:
    @dataclass(frozen=True)
    class WithoutSlots:
        start: int

    @dataclass(frozen=True, slots=True)
    class WithFactory:
        start: list[int] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class WithMore:
        start: int

        def __post_init__(self) -> None:
            """Something is done here."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class ByNames:
        start: int

    for record in (WithoutSlots, WithFactory, WithMore, ByNames):
        with pytest.raises(TypeError, match=f"{record.__name__} is no frozen dataclass of slots"):
            set_by_slots(record)
