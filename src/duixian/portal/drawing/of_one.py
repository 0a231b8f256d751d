"""Drawings of one government: its rate, a series with its targets, bars to both sides."""

from __future__ import annotations

from functools import cache

import altair as alt

from duixian.portal.drawing.axes import value_axis, years_axis
from duixian.portal.drawing.look import ACCENT, INK, Row, finished
from duixian.portal.drawing.marks import AT_LEAST, AT_MOST, HOLLOW, SHAPES, led, mark_name
from duixian.portal.web.language import Language, words


@cache
def fulfilment(language: Language) -> Row:
    """The rate over the years; data: ``rate`` with year, rate, kept, answered, counts, run."""
    t = words(language)
    base = alt.Chart(alt.NamedData("rate")).encode(
        x=years_axis(),
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
    return finished(line + points + counts)


@cache
def trend(unit: str, language: Language, marks: tuple[str, ...], bounded: bool = False) -> Row:
    """Results as a line, targets as marks that point to where their bound is open.

    Data: ``result`` and ``target`` with year, value, high, mark, said, href; results with run.
    With `bounded` also ``open``: results that are bounds, which no line joins. `marks` are those
    that the data have; the legend shows no others.
    """
    t = words(language)
    value = value_axis(unit, language)
    names = [*(mark_name(kind, language) for kind in SHAPES), t("role.result")]
    shapes, colours = [*SHAPES.values(), "circle"], [ACCENT, ACCENT, ACCENT, INK]
    insides = [*(HOLLOW for _ in SHAPES), INK]
    if bounded:
        names += [mark_name(kind, language, "result") for kind in (AT_LEAST, AT_MOST)]
        shapes += [SHAPES[AT_LEAST], SHAPES[AT_MOST]]
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
        **led(t("field.value")),
    }
    results, targets, open_ones = (
        alt.Chart(alt.NamedData(name)) for name in ("result", "target", "open")
    )
    layers = [
        results.mark_line(color=INK).encode(x=years_axis(), y=value, detail="run:N"),
        targets.mark_rule(color=ACCENT, strokeWidth=2).encode(x=years_axis(), y=value, y2="high:Q"),
        targets.mark_point(size=110, strokeWidth=2).encode(x=years_axis(), y=value, **mark),
        results.mark_point(size=45, opacity=1).encode(x=years_axis(), y=value, **mark),
    ]
    if bounded:
        hollow = open_ones.mark_point(size=70, strokeWidth=1.5)
        layers.append(hollow.encode(x=years_axis(), y=value, **mark))
    return finished(alt.layer(*layers))


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
    return finished(drawn)
