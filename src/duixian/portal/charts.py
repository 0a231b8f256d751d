"""Charts: drawings with their numbers, and their pictures for browsers that run no scripts.

Series are told apart by shape and line as well as by colour, so that a chart printed in
black and white says the same; beside each stands a table with its numbers.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import vl_convert

from duixian.portal import drawing, naming, wording
from duixian.portal.web.language import PageWords

Row = dict[str, Any]

VEGA = metadata.version("vl-convert-python")
PICTURE_WIDTH = 680


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a page shows it."""

    spec: Row
    """Vega-Lite."""
    title: str
    summary: str
    """What the chart shows, for those who do not see it."""
    legend: str = ""
    """What the marks mean, where the legend alone does not say it."""

    @property
    def framed(self) -> int:
        """Pixels of height that a frame of 720 needs for the chart and its caption."""
        height: int = self.spec["height"]
        return height + 220

    @property
    def json(self) -> str:
        """The specification as the page carries it."""
        return json.dumps(self.spec, ensure_ascii=False)

    def svg(self) -> str:
        """The chart as a picture."""
        data = {name: _placed(rows) for name, rows in self.spec["datasets"].items()}
        spec = {**self.spec, "datasets": data, "width": PICTURE_WIDTH}
        return _svg(json.dumps(spec, sort_keys=True))


RATED_FROM = 30
"""Answered promises of a year from which its rate is a point of a chart. A line makes one look
from year to year: where half is kept, chance alone moves the rate of 30 by 18 points to either
side (95 %, 1.96 √(¼ ÷ 30)), that of the 10 from which a rate is told at all by 31."""

PLACE = "https://duixian.invalid"
"""Before the addresses of points while a picture is drawn: relative ones are led elsewhere."""


def _placed(rows: list[Row]) -> list[Row]:
    return [{**row, "href": PLACE + row["href"]} if "href" in row else row for row in rows]


@functools.lru_cache(maxsize=64)
def _svg(spec: str) -> str:
    picture: str = vl_convert.vegalite_to_svg(spec)
    return picture


def bundle(folder: Path) -> Path:
    """The script that draws the charts, made once (3 s) and kept in `folder`."""
    path = folder / f"vega-{VEGA}.js"
    if not path.exists():
        partial = path.with_suffix(".part")
        script: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # wrong stub
        partial.write_text(script, encoding="utf-8")
        partial.replace(path)
    return path


def fulfilment(years: Sequence[Row], words: PageWords, government: str) -> Chart | None:
    """The rate of fulfilment over the years, each with its counts; None where fewer than two can
    be drawn: those of `RATED_FROM` answered or more."""
    points = [
        {name: y[name] for name in ("year", "rate", "answered", "kept")}
        | {"counts": f"{y['kept']}/{y['answered']}"}
        for y in years
        if y["rate"] is not None and y["answered"] >= RATED_FROM
    ]
    if len(points) < 2:
        return None
    _number_runs(points)
    first, last = points[0]["year"], points[-1]["year"]
    return Chart(
        _filled(drawing.fulfilment(words.language), rate=points),
        words("chart.fulfilment_of", government=naming.place(government, words)),
        words("chart.fulfilment_summary", first=first, last=last),
    )


def targets_and_results(
    points: Sequence[Row], unit: str, title: str, words: PageWords
) -> Chart | None:
    """Targets and results of one series of one government, on one axis in the series' own unit;
    None for fewer than two years."""
    rows = [_point(p, words) for p in points if p["comparable"] is not None]
    years = [row["year"] for row in rows]
    if len(set(years)) < 2:
        return None
    results = [row for row in rows if row["kind"] == "result" and not row["sign"]]
    bounds = [row for row in rows if row["kind"] == "result" and row["sign"]]
    _number_runs(results)
    told = {"result": results, "target": [row for row in rows if row["kind"] == "target"]}
    summary = words(
        "chart.trend_summary",
        title=title,
        first=min(years),
        last=max(years),
        drawn=words("site.list_comma").join(_drawn(results, told["target"], words)),
    )
    signs = words("site.list_comma").join(_bounds(bounds, {"at_least": "△ ≥", "at_most": "▽ ≤"}))
    note = words("chart.open_results", signs=signs) if bounds else ""
    marks = tuple(sorted({row["mark"] for row in rows}))
    spec = drawing.trend(unit, words.language, marks, bool(bounds))
    spec = _filled(spec, **told, **({"open": bounds} if bounds else {}))
    return Chart(spec, title, words("site.comma").join(t for t in (summary, note) if t), note)


def _drawn(results: list[Row], targets: list[Row], words: PageWords) -> list[str]:
    """What is drawn of results and of targets, each with no mark that no point has."""
    told = []
    if results:
        joined = len({row["run"] for row in results}) < len(results)
        told.append(words("chart.drawn_line") if joined else words("chart.drawn_points"))
    if targets:
        marks = words("chart.drawn_marks")
        bounds = _told(targets, {"at_least": "▲", "at_most": "▼"}, words)
        told.append(words("chart.in_brackets", text=marks, more=bounds) if bounds else marks)
    return told


def _told(rows: Sequence[Row], signs: dict[str, str], words: PageWords) -> str:
    """What the signs of the bounds mean that the points have."""
    return words("site.list_comma").join(
        words(f"chart.bound_{side}", sign=sign)
        for side, sign in signs.items()
        if any(row["side"] == side for row in rows)
    )


def _bounds(rows: Sequence[Row], signs: dict[str, str]) -> list[str]:
    """The signs of the bounds that the points have."""
    return [sign for side, sign in signs.items() if any(row["side"] == side for row in rows)]


_OPEN = {"ge": drawing.AT_LEAST, "gt": drawing.AT_LEAST, "le": drawing.AT_MOST}
_OPEN["lt"] = drawing.AT_MOST
_TURNED = {drawing.AT_LEAST: drawing.AT_MOST, drawing.AT_MOST: drawing.AT_LEAST}


def open_to(cell: Row) -> str:
    """The side to which a cell's figure is open: `drawing.AT_LEAST`, `AT_MOST` or `ABOUT` neither.
    The bound of a fall is of its size: 下降3.4%以上 lies below -3.4."""
    side = _OPEN.get(cell["bound"], drawing.ABOUT)
    return _TURNED.get(side, side) if wording.falls(cell) else side


def _point(cell: Row, words: PageWords) -> Row:
    side = open_to(cell)
    role = cell["role"]
    value, high = cell["comparable"], cell["comparable_high"]
    return {
        **{name: cell[name] for name in ("who", "said", "href") if name in cell},
        "year": cell["year"],
        "value": value,
        "high": value if high is None else high,
        "kind": cell["role"],
        "side": side,
        "mark": drawing.mark_name(side, words.language, role),
        "sign": drawing.SIGNS[side] if role == "result" else "",
    }


def bars(rows: Sequence[Row], label: str, value: str, title: str, words: PageWords) -> Chart | None:
    """Bars to both sides of zero, in the order given; None for no rows."""
    if not rows:
        return None
    shown = [{"label": row[label], "value": row[value]} for row in rows]
    spec = _filled(drawing.bars(title, words.language), bars=shown)
    spec["height"] = 20 * len(shown)
    return Chart(spec, title, words("chart.bars_summary", title=title))


def several(
    points: Sequence[Row], names: Sequence[str], unit: str, title: str, words: PageWords
) -> Chart | None:
    """One series of several governments over the years, in its own unit; None for no figure.

    `names` are the governments in the order of the legend, at most `drawing.MOST_LINES`; a
    point has who, said (its words) and href beside a cell's fields.
    """
    rows = [_point(p, words) for p in points if p["comparable"] is not None]
    if not rows:
        return None
    for name in names:
        own = [row for row in rows if row["who"] == name and row["kind"] == "result"]
        _number_runs([row for row in own if not row["sign"]])
    roles = tuple(kind for kind in ("result", "target") if any(r["kind"] == kind for r in rows))
    meant = {"result": words("chart.marked_result"), "target": words("chart.marked_target")}
    marked = [meant[role] for role in roles]
    signs = sorted({row["sign"] for row in rows} - {""}, reverse=True)
    bounded = bool(signs)
    if bounded:
        marked.append(words("chart.marked_open", signs=words("site.or").join(signs)))
    legend = words("site.comma").join(marked)
    years = [row["year"] for row in rows]
    summary = words("chart.several_summary", title=title, first=min(years), last=max(years))
    spec = _filled(drawing.several(unit, tuple(names), roles, words.language, bounded), point=rows)
    return Chart(spec, title, f"{summary} {legend}", legend)


def dots(
    cells: Sequence[Row], nation: Row | None, unit: str, title: str, words: PageWords
) -> Chart | None:
    """One year's targets of one series, a line for each place; None for fewer than two figures.

    Cells, in the order of their lines, have who, said and href beside a cell's fields.
    """
    told = [cell for cell in cells if cell["comparable"] is not None]
    if len(told) < 2:
        return None
    rows = [_point(c, words) for c in told]
    has_one = nation is not None and nation["comparable"] is not None
    across = [{"value": nation["comparable"]}] if nation and has_one else []
    marks = tuple(sorted({row["mark"] for row in rows}))
    spec = _filled(drawing.dots(unit, words.language, marks), dot=rows, nation=across)
    spec["height"] = 18 * len(rows)
    note = words("chart.nation_line", said=nation["said"]) if across and nation else ""
    told_of = [
        words("chart.dots_summary", title=title, n=len(rows)),
        words("chart.by_middle") if any(row["high"] != row["value"] for row in rows) else "",
        _told(rows, {"at_least": "▶", "at_most": "◀"}, words),
    ]
    summary = words("site.comma").join(part for part in told_of if part)
    return Chart(spec, title, summary, note)


def _filled(spec: Row, **data: list[Row]) -> Row:
    """A drawing with its numbers; the drawing itself is kept as it is."""
    return {**spec, "datasets": data}


def _number_runs(rows: list[Row]) -> None:
    """Number runs of years without a gap: a line must not be drawn over years that say nothing."""
    rows.sort(key=lambda row: row["year"])
    run = 0
    for before, row in zip([None, *rows], rows, strict=False):
        run += before is not None and row["year"] - before["year"] > 1
        row["run"] = run
