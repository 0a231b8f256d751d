"""One conversion for every Arrow type: what a value is outside Arrow.

Every writer of text takes its cells from here, so that a date, a blob or an interval is the
same in each: truth values, numbers and text, in lists and objects where the value is nested.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.compute

from duixian.exports.plain import distinct

Array = Any
"""An Arrow array of any kind: the type stubs know too few of their methods."""
Kind = Callable[[pa.DataType], bool]

_OUT_OF_RANGE = "<value out of range"
"""What Arrow writes for a time that no calendar has: DuckDB's infinity is one."""
_UNITS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
"""Unit of a duration -> how many make a second."""
_EXACT = decimal.Context(prec=100)
"""Room for every digit of the widest decimal, which has 76."""

_types = pa.types
_compute: Any = pyarrow.compute


def values(array: Array) -> list[Any]:
    """The values of an array: None, truth value, number, text, list or object.

    NaN and the infinities are None, which JSON has no numbers for. A decimal is a number where
    one holds it exactly, else text with all its digits. Dates, times and timestamps are text
    in ISO 8601 (with a time zone: in UTC, ending in Z), intervals are ISO 8601 durations, bytes
    are hexadecimal text, a map is a list of ``key`` and ``value``.

    >>> values(pa.array([1.5, float("nan"), None]))
    [1.5, None, None]
    >>> values(pa.array([b"\\xaa\\x01"])), values(pa.array([[{"a": 1}]]))
    (['aa01'], [[{'a': 1}]])
    """
    for is_kind, convert in _CONVERSIONS:
        if is_kind(array.type):
            return convert(array)
    plain: list[Any] = array.to_pylist()
    return plain


def _floats(array: Array) -> list[Any]:
    return [v if v is not None and math.isfinite(v) else None for v in array.to_pylist()]


def _decimals(array: Array) -> list[Any]:
    return [None if v is None else _number(v) for v in array.to_pylist()]


def _number(value: decimal.Decimal) -> int | float | str:
    if value == value.to_integral_value(context=_EXACT):
        return int(value)
    near = float(value)
    return near if decimal.Decimal(repr(near)) == value else format(value, "f")


def _moments(array: Array) -> list[Any]:
    zone = "Z" if _types.is_timestamp(array.type) and array.type.tz else ""
    if zone:
        array = array.cast(pa.timestamp(array.type.unit))  # the same moment, told in UTC
    return [_moment(v, zone) for v in array.cast(pa.string()).to_pylist()]


def _moment(told: str | None, zone: str) -> str | None:
    if told is None or told.startswith(_OUT_OF_RANGE):
        return None
    whole, _, fraction = told.replace(" ", "T").partition(".")
    fraction = fraction.rstrip("0")
    return whole + (f".{fraction}" if fraction else "") + zone


def _durations(array: Array) -> list[Any]:
    return [
        None if v is None else _duration(0, 0, v, _UNITS[array.type.unit])
        for v in array.cast(pa.int64()).to_pylist()
    ]


def _intervals(array: Array) -> list[Any]:
    return [
        None if v is None else _duration(v.months, v.days, v.nanoseconds, _UNITS["ns"])
        for v in array.to_pylist()
    ]


def _duration(months: int, days: int, ticks: int, per_second: int) -> str:
    """An ISO 8601 duration; what is less than nothing has its own sign: P-1M2D.

    >>> _duration(14, 2, 3_500_000_000, 10**9), _duration(0, 0, 0, 1)
    ('P14M2DT3.5S', 'PT0S')
    """
    told = "P" + (f"{months}M" if months else "") + (f"{days}D" if days else "")
    if ticks or told == "P":
        seconds, rest = divmod(abs(ticks), per_second)
        digits = len(str(per_second)) - 1
        fraction = f"{rest:0{digits}}".rstrip("0") if rest else ""
        sign = "-" if ticks < 0 else ""
        told += f"T{sign}{seconds}" + (f".{fraction}" if fraction else "") + "S"
    return told


def _bytes(array: Array) -> list[Any]:
    return [None if v is None else v.hex() for v in array.to_pylist()]


def _structs(array: Array) -> list[Any]:
    names = distinct(field.name for field in array.type)
    fields = [values(field) for field in array.flatten()]
    there = array.is_valid().to_pylist()
    return [
        {name: field[i] for name, field in zip(names, fields, strict=True)} if there[i] else None
        for i in range(len(array))
    ]


def _maps(array: Array) -> list[Any]:
    offsets = array.offsets.to_pylist()
    first, count = offsets[0], offsets[-1] - offsets[0]
    pairs = zip(
        values(array.keys.slice(first, count)),
        values(array.items.slice(first, count)),
        strict=True,
    )
    entries = [{"key": key, "value": value} for key, value in pairs]
    there = array.is_valid().to_pylist()
    return [
        entries[offsets[i] - first : offsets[i + 1] - first] if there[i] else None
        for i in range(len(array))
    ]


def _lists(array: Array) -> list[Any]:
    """Items are converted all at once, then dealt out to their lists."""
    items = values(_compute.list_flatten(array))
    lengths = _compute.list_value_length(array).to_pylist()
    dealt: list[Any] = []
    start = 0
    for length in lengths:
        dealt.append(None if length is None else items[start : start + length])
        start += length or 0
    return dealt


def _unions(array: Array) -> list[Any]:
    return [values(pa.repeat(scalar.value, 1))[0] for scalar in array]


def _extensions(array: Array) -> list[Any]:
    if getattr(array.type, "extension_name", "") == "arrow.uuid":
        return [None if v is None else str(UUID(bytes=v)) for v in array.storage.to_pylist()]
    return values(array.storage)


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(
        _types.is_binary(kind)
        or _types.is_large_binary(kind)
        or _types.is_binary_view(kind)
        or _types.is_fixed_size_binary(kind)
    )


def _is_list(kind: pa.DataType) -> bool:
    return bool(
        _types.is_list(kind)
        or _types.is_large_list(kind)
        or _types.is_fixed_size_list(kind)
        or _types.is_list_view(kind)
        or _types.is_large_list_view(kind)
    )


def _is_moment(kind: pa.DataType) -> bool:
    return bool(_types.is_date(kind) or _types.is_time(kind) or _types.is_timestamp(kind))


def _is_extension(kind: pa.DataType) -> bool:
    return isinstance(kind, pa.BaseExtensionType)


_CONVERSIONS: tuple[tuple[Kind, Callable[[Array], list[Any]]], ...] = (
    (_is_extension, _extensions),
    (_types.is_floating, _floats),
    (_types.is_decimal, _decimals),
    (_is_moment, _moments),
    (_types.is_duration, _durations),
    (_types.is_interval, _intervals),
    (_is_bytes, _bytes),
    (_types.is_dictionary, lambda array: values(array.dictionary_decode())),
    (_types.is_run_end_encoded, lambda array: values(_compute.run_end_decode(array))),
    (_types.is_struct, _structs),
    (_types.is_map, _maps),
    (_is_list, _lists),
    (_types.is_union, _unions),
)
"""In this order: extensions look like what they are stored as."""
