"""How charts are drawn, without their numbers: Vega-Lite made with Altair, once for each kind.

Altair checks what it makes against Vega-Lite's whole schema, which takes a tenth of a second;
numbers change from page to page, drawings do not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from duixian.portal.web.language import Language, words
from duixian.registry.units_en import unit_en

Row = dict[str, Any]

INK, ACCENT, QUIET, GRID = "#1d2b3a", "#a3261f", "#8a94a0", "#e3e6ea"
FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
HOLLOW = "transparent"
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
def trend(unit: str, language: Language, marks: tuple[str, ...], bounded: bool = False) -> Row:
    """Results as a line, targets as marks that point to where their bound is open.

    Data: ``result`` and ``target`` with year, value, high, mark, said, href; results with run.
    With `bounded` also ``open``: results that are bounds, which no line joins. `marks` are those
    that the data have; the legend shows no others.
    """
    t = words(language)
    value = _value(unit, language)
    names = [*(mark_name(kind, language) for kind in _SHAPES), t("role.result")]
    shapes, colours = [*_SHAPES.values(), "circle"], [ACCENT, ACCENT, ACCENT, INK]
    insides = [*(HOLLOW for _ in _SHAPES), INK]
    if bounded:
        names += [mark_name(kind, language, "result") for kind in (AT_LEAST, AT_MOST)]
        shapes += [_SHAPES[AT_LEAST], _SHAPES[AT_MOST]]
        colours += [INK, INK]
        insides += [HOLLOW, HOLLOW]
    # Two lines of three where there are six: one line is cut off on a telephone.
    legend = alt.Legend(
        values=[name for name in names if name in marks],
        columns=3 if bounded else 4,
        orient="top",
        symbolSize=110,
        symbolStrokeWidth=2,
        symbolOpacity=1,
    )
    mark = {
        "shape": alt.Shape(
            "mark:N",
            title=None,
            scale=alt.Scale(domain=names, range=shapes),
            legend=legend,
        ),
        "stroke": alt.Stroke(
            "mark:N",
            title=None,
            scale=alt.Scale(domain=names, range=colours),
            legend=legend,
        ),
        # A scale of its own, so that the legend has hollow ones hollow too.
        "fill": alt.Fill(
            "mark:N",
            title=None,
            scale=alt.Scale(domain=names, range=insides),
            legend=legend,
        ),
        **_led(t("field.value")),
    }
    results, targets, open_ones = (
        alt.Chart(alt.NamedData(name)) for name in ("result", "target", "open")
    )
    layers = [
        results.mark_line(color=INK).encode(x=_years(), y=value, detail="run:N"),
        targets.mark_rule(color=ACCENT, strokeWidth=2).encode(x=_years(), y=value, y2="high:Q"),
        targets.mark_point(size=110, strokeWidth=2).encode(x=_years(), y=value, **mark),
        results.mark_point(size=45, opacity=1).encode(x=_years(), y=value, **mark),
    ]
    if bounded:
        hollow = open_ones.mark_point(size=70, strokeWidth=1.5)
        layers.append(hollow.encode(x=_years(), y=value, **mark))
    return _spec(alt.layer(*layers))


_LABELS = {
    "zh": (
        "abs(datum.value) >= 1e12 ? datum.value / 1e12 + '万亿' : "
        "abs(datum.value) >= 1e8 ? datum.value / 1e8 + '亿' : "
        "abs(datum.value) >= 1e4 ? datum.value / 1e4 + '万' : datum.label"
    ),
    "en": (
        "abs(datum.value) >= 1e12 ? datum.value / 1e12 + ' trillion' : "
        "abs(datum.value) >= 1e9 ? datum.value / 1e9 + ' billion' : "
        "abs(datum.value) >= 1e6 ? datum.value / 1e6 + ' million' : datum.label"
    ),
}
"""Large numbers in the language's own thousands."""


SIGNS = {AT_LEAST: "≥", AT_MOST: "≤", ABOUT: ""}


def mark_name(kind: str, language: Language, role: str = "target") -> str:
    """What the legend calls a target, or a result, whose bound is of a kind."""
    return f"{words(language)(f'role.{role}')} {SIGNS[kind]}".rstrip()


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
        # Few years have ticks between them as well.
        axis=alt.Axis(
            labelExpr="datum.value === floor(datum.value) ? format(datum.value, 'd') : ''",
            tickMinStep=1,
            grid=False,
        ),
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


# -- several governments, and one year over the provinces: many points, each a way to its place


PALETTE = ("#2a80c0", "#d55e00", "#0a8f68", "#b5588f", "#9a7000", "#6f7b88")
"""Told apart by the colour-blind, and of a contrast above 3 : 1 on paper and in the dark alike."""
MARKS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
DASHES = ((1, 0), (7, 3), (2, 2), (10, 3, 2, 3), (4, 4), (12, 4))
MOST_LINES = len(MARKS)
"""Governments on one chart: each has a shape and a line of its own, and there are no more
shapes that a reader tells from each other at the size of a point."""


@cache
def several(
    unit: str,
    names: tuple[str, ...],
    roles: tuple[str, ...],
    language: Language,
    bounded: bool = False,
) -> Row:
    """Governments over the years: results filled and joined, targets hollow.

    Data: ``point`` with year, value, high, who, kind, said, href; results with run. `names` are
    the governments in order, `roles` those of the legend that are there; with `bounded` there
    are results that are bounds.
    """
    t = words(language)
    known = names[:MOST_LINES]
    # A dashed line's legend would put its dashes around the marks.
    outline = 0 if "result" in roles else 2
    legend = alt.Legend(
        title=None, orient="top", symbolSize=90, columns=6, symbolStrokeWidth=outline
    )
    colour = alt.Color("who:N", scale=alt.Scale(domain=known, range=PALETTE[: len(known)]))
    shape = alt.Shape("who:N", scale=alt.Scale(domain=known, range=MARKS[: len(known)]))
    dash = alt.StrokeDash(
        "who:N", scale=alt.Scale(domain=known, range=DASHES[: len(known)]), legend=None
    )
    base = alt.Chart(alt.NamedData("point")).encode(
        x=_years(), y=_value(unit, language), color=colour.legend(legend)
    )
    layers = []
    if "result" in roles:
        joined = base.transform_filter("datum.kind === 'result' && !datum.sign")
        layers.append(joined.mark_line(aria=False).encode(strokeDash=dash, detail="run:N"))
    if "target" in roles:
        spans = base.transform_filter("datum.kind === 'target' && datum.high !== datum.value")
        layers.append(spans.mark_rule(strokeWidth=2, aria=False).encode(y2="high:Q"))
    for role in roles:
        # Hollow ones are filled with nothing, so that their inside can be pointed at.
        fill = {"filled": True} if role == "result" else {"fill": "transparent"}
        exact = "" if role == "target" else " && !datum.sign"
        points = base.transform_filter(f"datum.kind === '{role}'{exact}").mark_point(
            size=70, opacity=1, strokeWidth=2, **fill
        )
        layers.append(points.encode(shape=shape.legend(legend), **_led(t("field.value"))))
    if bounded:  # a layer without a mark would be a picture without words
        layers += _open_results(base, shape, t("field.value"))
    return _spec(alt.layer(*layers))


def _open_results(base: Any, shape: Any, said: str) -> list[Any]:
    """Results that are bounds: pale, not joined, each with its sign beside it."""
    told = base.transform_filter("datum.kind === 'result' && datum.sign")
    pale = told.mark_point(size=70, filled=True, opacity=0.35)
    signs = told.mark_text(dx=11, fontSize=12, aria=False)
    return [pale.encode(shape=shape, **_led(said)), signs.encode(text="sign:N")]


@cache
def dots(unit: str, language: Language, marks: tuple[str, ...]) -> Row:
    """One year's targets, a line for each place; the nation's own as a line across.

    Data: ``dot`` with who, value, high, mark, said, href, in the order of the lines;
    ``nation`` with value, name. `marks` are those that the data have: the legend's.
    """
    t = words(language)
    names = [mark_name(kind, language) for kind in _SIDEWAYS]
    value = alt.X(
        "value:Q",
        title=words(language).either(unit, unit_en(unit)),
        scale=alt.Scale(zero=False, padding=12),
        axis=alt.Axis(labelExpr=_LABELS[language], orient="top", tickCount=8),
    )
    line = alt.Y("who:N", title=None, sort=None, axis=alt.Axis(grid=True, ticks=False))
    kept = [name for name in names if name in marks]
    legend = alt.Legend(title=None, orient="bottom", symbolSize=90, values=kept)
    given = alt.Chart(alt.NamedData("dot"))
    nation = alt.Chart(alt.NamedData("nation"))
    return _spec(
        alt.layer(
            nation.mark_rule(color=INK, strokeDash=[5, 4], aria=False).encode(x=value),
            given.mark_rule(color=ACCENT, strokeWidth=2, aria=False).encode(
                x=value, x2="high:Q", y=line
            ),
            given.mark_point(color=ACCENT, filled=True, size=80, opacity=1).encode(
                x=value,
                y=line,
                shape=alt.Shape(
                    "mark:N",
                    scale=alt.Scale(domain=names, range=list(_SIDEWAYS.values())),
                    legend=legend,
                ),
                **_led(t("field.value")),
            ),
        )
    )


_SIDEWAYS = {AT_LEAST: "triangle-right", AT_MOST: "triangle-left", ABOUT: "circle"}


def _value(unit: str, language: Language) -> Any:
    return alt.Y(
        "value:Q",
        title=words(language).either(unit, unit_en(unit)),
        scale=alt.Scale(zero=False),
        axis=alt.Axis(
            labelExpr=_LABELS[language], titleAngle=0, titleAlign="right", titleX=-6, titleY=-10
        ),
    )


def _led(said: str) -> Row:
    """What a point says, to whoever points at it or hears it, and where it leads."""
    return {
        "tooltip": alt.Tooltip("said:N", title=said),
        "description": alt.Description("said:N"),
        "href": alt.Href("href:N"),
    }
