"""How charts are drawn, without their numbers: Vega-Lite made with Altair, once for each kind.

Altair checks what it makes against Vega-Lite's whole schema, which takes a tenth of a second;
numbers change from page to page, drawings do not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from duixian.portal.web.language import Language, words

Row = dict[str, Any]

INK, ACCENT, QUIET, GRID = "#1d2b3a", "#a3261f", "#8a94a0", "#e3e6ea"
FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
HEIGHT = 260

AT_LEAST, AT_MOST, ABOUT = "at_least", "at_most", "about"
_SHAPES = {AT_LEAST: "triangle-up", AT_MOST: "triangle-down", ABOUT: "stroke"}
"""A target's bound -> its mark. Shapes, not colours alone, tell series apart."""


@cache
def fulfilment(language: Language) -> Row:
    """The rate over the years; data: ``rate`` with year, rate, kept, answered, counts, run."""
    t = words(language)
    base = alt.Chart(alt.NamedData("rate")).encode(
        x=_years(),
        y=alt.Y(
            "rate:Q",
            title=t("chart.fulfilment"),
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%"),
        ),
        tooltip=[
            alt.Tooltip("year:Q", title=t("field.year"), format="d"),
            alt.Tooltip("rate:Q", title=t("chart.fulfilment"), format=".1%"),
            alt.Tooltip("kept:Q", title=t("field.kept")),
            alt.Tooltip("answered:Q", title=t("field.answered")),
        ],
    )
    line = base.mark_line(color=INK).encode(detail="run:N")
    points = base.mark_point(color=INK, filled=True, opacity=1).encode(
        size=alt.Size("answered:Q", legend=alt.Legend(title=t("field.answered")))
    )
    counts = base.mark_text(color=INK, dy=-14).encode(text="counts:N")
    return _spec(line + points + counts)


@cache
def trend(unit: str, language: Language) -> Row:
    """Results as a line, targets as marks that point to where their bound is open.

    Data: ``result`` and ``target`` with year, value, high, mark, role, bound; results with run.
    """
    t = words(language)
    value = alt.Y(
        "value:Q",
        title=unit,
        scale=alt.Scale(zero=False),
        axis=alt.Axis(
            labelExpr=_LABELS[language], titleAngle=0, titleAlign="right", titleX=-6, titleY=-10
        ),
    )
    names = [*(mark_name(kind, language) for kind in _SHAPES), t("role.result")]
    legend = alt.Legend(orient="top", symbolSize=110, symbolStrokeWidth=2)
    mark = {
        "shape": alt.Shape(
            "mark:N",
            title=None,
            scale=alt.Scale(domain=names, range=[*_SHAPES.values(), "circle"]),
            legend=legend,
        ),
        "color": alt.Color(
            "mark:N",
            title=None,
            scale=alt.Scale(domain=names, range=[ACCENT, ACCENT, ACCENT, INK]),
            legend=legend,
        ),
        "tooltip": [
            alt.Tooltip("year:Q", title=t("field.year"), format="d"),
            alt.Tooltip("role:N", title=t("field.role")),
            alt.Tooltip("value:Q", title=t("field.value"), format=",.10~r"),
            alt.Tooltip("bound:N", title=t("field.bound")),
        ],
    }
    results, targets = (alt.Chart(alt.NamedData(name)) for name in ("result", "target"))
    return _spec(
        alt.layer(
            results.mark_line(color=INK).encode(x=_years(), y=value, detail="run:N"),
            targets.mark_rule(color=ACCENT, strokeWidth=2).encode(x=_years(), y=value, y2="high:Q"),
            targets.mark_point(size=110, strokeWidth=2).encode(x=_years(), y=value, **mark),
            results.mark_point(filled=True, size=45, opacity=1).encode(x=_years(), y=value, **mark),
        )
    )


_LABELS = {
    "zh": (
        "abs(datum.value) >= 1e12 ? datum.value / 1e12 + '万亿' : "
        "abs(datum.value) >= 1e8 ? datum.value / 1e8 + '亿' : "
        "abs(datum.value) >= 1e4 ? datum.value / 1e4 + '万' : datum.label"
    ),
    "en": "abs(datum.value) >= 1e4 ? format(datum.value, '~s') : datum.label",
}
"""Large numbers in the language's own thousands."""


def mark_name(kind: str, language: Language) -> str:
    """What the legend calls a target whose bound is of a kind."""
    t = words(language)
    return t("role.target") + {AT_LEAST: " ≥", AT_MOST: " ≤", ABOUT: ""}[kind]


@cache
def bars(title: str, language: Language) -> Row:
    """Bars to both sides of zero; data: ``bars`` with label, value."""
    t = words(language)
    drawn = (
        alt.Chart(alt.NamedData("bars"))
        .mark_bar(color=INK)
        .encode(
            x=alt.X("value:Q", title=title),
            y=alt.Y("label:N", title=None, sort=None),
            tooltip=[
                alt.Tooltip("label:N", title=t("field.topic")),
                alt.Tooltip("value:Q", title=title, format=".2f"),
            ],
        )
    )
    return _spec(drawn)


def _years() -> Any:
    return alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1, grid=False),
        scale=alt.Scale(nice=False, padding=12),
    )


def _spec(drawn: Any) -> Row:
    spec: Row = (
        drawn.properties(width="container", height=HEIGHT)
        .configure(font=FONT, background="transparent", view={"stroke": None})
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor=GRID, domainColor=QUIET, labelFontSize=12
        )
        .to_dict()
    )
    return spec
