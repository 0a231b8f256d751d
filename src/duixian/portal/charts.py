"""Charts: Altair specifications, and their pictures for browsers that run no scripts.

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

import altair as alt
import vl_convert

from duixian.portal.web.language import Words

Row = dict[str, Any]

INK, ACCENT, QUIET = "#1d2b3a", "#a3261f", "#8a94a0"
FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
VEGA = metadata.version("vl-convert-python")
HEIGHT = 260
PICTURE_WIDTH = 680


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a page shows it."""

    spec: Row
    """Vega-Lite."""
    title: str
    summary: str
    """What the chart shows, for those who do not see it."""

    @property
    def json(self) -> str:
        """The specification as the page carries it."""
        return json.dumps(self.spec, ensure_ascii=False)

    def svg(self) -> str:
        """The chart as a picture."""
        spec = json.dumps({**self.spec, "width": PICTURE_WIDTH}, sort_keys=True)
        return _svg(spec)


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


def fulfilment(years: Sequence[Row], words: Words) -> Chart | None:
    """The rate of fulfilment over the years; None where fewer than two can be told."""
    points = [
        {"year": y["year"], "rate": y["rate"], "settled": y["settled"], "kept": y["kept"]}
        for y in years
        if y["rate"] is not None
    ]
    if len(points) < 2:
        return None
    _number_runs(points)
    title = words("chart.fulfilment")
    base = alt.Chart(_data(points)).encode(
        x=alt.X("year:Q", title=None, axis=_year_axis(), scale=alt.Scale(nice=False)),
        y=alt.Y("rate:Q", title=title, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%")),
        tooltip=[
            alt.Tooltip("year:Q", title=words("field.year"), format="d"),
            alt.Tooltip("rate:Q", title=title, format=".1%"),
            alt.Tooltip("kept:Q", title=words("field.kept")),
            alt.Tooltip("settled:Q", title=words("field.settled")),
        ],
    )
    drawn = base.mark_line(color=INK).encode(detail="run:N") + base.mark_point(
        color=INK, filled=True, opacity=1
    ).encode(size=alt.Size("settled:Q", legend=alt.Legend(title=words("field.settled"))))
    summary = words("chart.fulfilment_summary", first=points[0]["year"], last=points[-1]["year"])
    return Chart(_spec(drawn), title, summary)


def targets_and_results(points: Sequence[Row], unit: str, title: str, words: Words) -> Chart | None:
    """Results as a line, targets as marks with their bounds, over the years of one government."""
    if len({p["year"] for p in points}) < 2:
        return None
    rows = [
        {
            "year": p["year"],
            "value": p["value"],
            "high": p["value_high"] if p["value_high"] is not None else p["value"],
            "role": words(f"role.{p['role']}"),
            "kind": p["role"],
            "bound": words.name("bound", p["bound"]),
        }
        for p in points
        if p["value"] is not None
    ]
    _number_runs([row for row in rows if row["kind"] == "result"])
    axis = alt.X("year:Q", title=None, axis=_year_axis(), scale=alt.Scale(nice=False))
    value = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False), axis=alt.Axis(format="~s"))
    if unit in ("%", "百分点"):
        value = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False))
    tooltip = [
        alt.Tooltip("year:Q", title=words("field.year"), format="d"),
        alt.Tooltip("role:N", title=words("field.role")),
        alt.Tooltip("value:Q", title=words("field.value"), format=",.10~r"),
        alt.Tooltip("bound:N", title=words("field.bound")),
    ]
    results, targets = (
        alt.Chart(_data([r for r in rows if r["kind"] == kind])) for kind in ("result", "target")
    )
    names = [words("role.target"), words("role.result")]
    legend = alt.Legend(orient="top", symbolSize=120, symbolStrokeWidth=2.5)
    mark = {
        "shape": alt.Shape(
            "role:N",
            title=None,
            scale=alt.Scale(domain=names, range=["stroke", "circle"]),
            legend=legend,
        ),
        "color": alt.Color(
            "role:N", title=None, scale=alt.Scale(domain=names, range=[ACCENT, INK]), legend=legend
        ),
        "tooltip": tooltip,
    }
    drawn = alt.layer(
        results.mark_line(color=INK).encode(x=axis, y=value, detail="run:N"),
        targets.mark_rule(color=ACCENT, strokeWidth=2).encode(x=axis, y=value, y2="high:Q"),
        targets.mark_point(size=180, strokeWidth=2.5).encode(x=axis, y=value, **mark),
        results.mark_point(filled=True, size=45, opacity=1).encode(x=axis, y=value, **mark),
    )
    years = [r["year"] for r in rows]
    summary = words("chart.trend_summary", title=title, first=min(years), last=max(years))
    return Chart(_spec(drawn), title, summary)


def bars(rows: Sequence[Row], label: str, value: str, title: str, words: Words) -> Chart | None:
    """Bars to both sides of zero, longest first."""
    if not rows:
        return None
    shown = [{"label": r[label], "value": r[value]} for r in rows]
    drawn = (
        alt.Chart(_data(shown))
        .mark_bar(color=INK)
        .encode(
            x=alt.X("value:Q", title=title),
            y=alt.Y("label:N", title=None, sort=None),
            tooltip=[
                alt.Tooltip("label:N", title=words("field.term")),
                alt.Tooltip("value:Q", title=title, format=".2f"),
            ],
        )
    )
    spec = _spec(drawn)
    spec["height"] = 20 * len(shown)
    return Chart(spec, title, words("chart.bars_summary", title=title))


def _data(rows: Sequence[Row]) -> Any:
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]


def _year_axis() -> Any:
    return alt.Axis(format="d", tickMinStep=1, grid=False)


def _number_runs(rows: list[Row]) -> None:
    """Number runs of years without a gap: a line must not be drawn over years that say nothing."""
    rows.sort(key=lambda row: row["year"])
    run = 0
    for before, row in zip([None, *rows], rows, strict=False):
        run += before is not None and row["year"] - before["year"] > 1
        row["run"] = run


def _spec(drawn: Any) -> Row:
    spec: Row = (
        drawn.properties(width="container", height=HEIGHT)
        .configure(font=FONT, background="transparent", view={"stroke": None})
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor="#e3e6ea", domainColor=QUIET, labelFontSize=12
        )
        .to_dict()
    )
    return spec
