"""Wide tables as rows: for reading on in other programs, for Stata, for eyes."""

from __future__ import annotations

import json
from typing import Any, Literal

import pyarrow as pa

from duixian.registry import cell_states, moves
from duixian.registry import series as registry
from duixian.registry.units_en import unit_en
from duixian.settle import Wide, WideCell, WideColumn, amount_en, amount_zh

Language = Literal["zh", "en"]
BOUNDS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
"""Signs before a figure; an exact one and a range have none."""
ROLES = {"target": ("目标", "target"), "result": ("结果", "result")}
_SUFFIXES = (("", "comparable"), ("_high", "comparable_high"), ("_bound", "bound"))
_LONGEST = 32
"""Characters of a name in Stata."""


def column_name(wide: Wide, column: WideColumn, language: Language, *, unit: bool = True) -> str:
    """What a column is called: 地区生产总值增速（%）, 2025, with the role where both stand."""
    series = registry.load()[column.series]
    zh = language == "zh"
    name = str(column.year) if wide.by == "year" else series.zh if zh else series.en
    if unit and wide.by == "series":
        name += f"（{series.unit}）" if zh else f" ({unit_en(series.unit)})"
    both = len({c.role for c in wide.columns}) > 1
    return f"{name} {ROLES[column.role][language == 'en']}" if both else name


def shown(cell: WideCell, language: Language) -> str:
    """A cell as one reads it: ≥5.5%, 4.5%–6%, what the report says, or why there is nothing."""
    if cell.state == "figure" and cell.comparable is not None:
        return _figure(cell, cell.comparable, language).replace(" %", "%")
    if cell.state in ("partial", "other_unit") and language == "en":
        return cell.reason_en
    if cell.words and cell.state != "whole":
        return cell.words
    state = cell_states.load()[cell.state]
    return state.zh if language == "zh" else state.en


def _figure(cell: WideCell, value: float, language: Language) -> str:
    amount = amount_zh if language == "zh" else amount_en

    def written(value: float, high: float | None) -> str:
        text = amount(value, cell.series_unit)
        return text if high is None else f"{text}–{amount(high, cell.series_unit)}"

    if falls_to_a_bound(cell):
        ends = value, cell.comparable_high
        return moves.fall(ends, cell.series_unit, cell.bound, language, written)
    return BOUNDS.get(cell.bound or "", "") + written(value, cell.comparable_high)


def falls_to_a_bound(cell: WideCell) -> bool:
    """Whether a cell is a fall with a bound, which is of the fall's size and not of the number."""
    aspect = registry.load()[cell.series].aspect
    return cell.bound not in (None, "eq") and moves.falls(cell.comparable, aspect)


def flat(wide: Wide) -> pa.Table:
    """A row a government; for each column the figure in the series' own unit, the upper end of a
    range, the bound, and where there is no figure the state that says why (`_why`)."""
    columns = _places(wide)
    for at, column in enumerate(wide.columns):
        cells = [row.cells[at] for row in wide.rows]
        for suffix, attribute in _SUFFIXES:
            kind = pa.string() if suffix == "_bound" else pa.float64()
            columns[column.key + suffix] = pa.array([getattr(c, attribute) for c in cells], kind)
        why = [None if c.state == "figure" else c.state for c in cells]
        columns[column.key + "_why"] = pa.array(why, pa.string())
    return pa.table(columns)


def for_eyes(wide: Wide, language: Language) -> pa.Table:
    """A row a government, every cell as it is read."""
    columns: dict[str, Any] = {"government": [row.government for row in wide.rows]}
    for at, column in enumerate(wide.columns):
        name = column_name(wide, column, language, unit=False)
        columns[name] = [shown(row.cells[at], language) for row in wide.rows]
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})


def for_stata(wide: Wide) -> pa.Table:
    """The same as `flat` with labels: `gb_code` is the GB/T 2260 code as a number with the names
    as its labels, `_why` is the state as a number, 0 for a figure."""
    table = pa.table(_places(wide))
    codes = [int(r.government_code) if r.government_code else None for r in wide.rows]
    names = {int(r.government_code): r.government for r in wide.rows if r.government_code}
    fields: list[pa.Field[Any]] = [
        _labelled(field, label) for field, label in zip(table.schema, _PLACES, strict=True)
    ]
    fields.append(_labelled(pa.field("gb_code", pa.int64()), "GB/T 2260 行政区划代码", names))
    arrays: list[Any] = [*table.columns, pa.array(codes, pa.int64())]
    states = cell_states.load()
    numbers = {s.number: f"{s.zh} {s.en}" for s in states.values()}
    for at, column in enumerate(wide.columns):
        cells = [row.cells[at] for row in wide.rows]
        whole = _whole_name(column)
        for suffix, attribute in _SUFFIXES:
            kind = pa.string() if suffix == "_bound" else pa.float64()
            field: pa.Field[Any] = pa.field(_short(column, suffix), kind)
            fields.append(_labelled(field, whole + _ENDS[suffix]))
            arrays.append(pa.array([getattr(c, attribute) for c in cells], kind))
        field = pa.field(_short(column, "_why"), pa.int64())
        fields.append(_labelled(field, whole + _ENDS["_why"], numbers))
        arrays.append(pa.array([states[c.state].number for c in cells], pa.int64()))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


_PLACES = ("政府 government", "GB/T 2260 代码（文本）", "级别 level")
_ENDS = {"": "", "_high": "，上限", "_bound": "，界", "_why": "，为何没有数字"}


def _places(wide: Wide) -> dict[str, Any]:
    names = ("government", "government_code", "level")
    return {n: pa.array([getattr(row, n) for row in wide.rows], pa.string()) for n in names}


def _whole_name(column: WideColumn) -> str:
    series = registry.load()[column.series]
    return f"{series.zh}（{series.unit}）{ROLES[column.role][0]}{column.year}"


def _short(column: WideColumn, suffix: str) -> str:
    """The name of a column within what Stata takes: the middle is cut, the end kept."""
    name = column.key
    for long, short in (("_target", "_t"), ("_result", "_r")):
        if name.endswith(long):
            name, suffix = name.removesuffix(long), short + suffix
    return name[: _LONGEST - len(suffix)] + suffix


def _labelled(
    field: pa.Field[Any], label: str, values: dict[int, str] | None = None
) -> pa.Field[Any]:
    told: dict[bytes | str, bytes | str] = {"label": label}
    if values:
        told["values"] = json.dumps(values)
    return field.with_metadata(told)
