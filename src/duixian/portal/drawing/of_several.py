"""Drawings of several governments, and of one year over the provinces.

Many points, each a way to its place.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from duixian.portal.drawing.axes import LABELS, value_axis, years_axis
from duixian.portal.drawing.look import ACCENT, INK, Row, finished
from duixian.portal.drawing.marks import ABOUT, AT_LEAST, AT_MOST, led, mark_name
from duixian.portal.web.language import Language, words
from duixian.registry.units_en import unit_en

PALETTE = ("#2a80c0", "#d55e00", "#0a8f68", "#b5588f", "#9a7000", "#6f7b88")
"""Told apart by the colour-blind, and of a contrast above 3 : 1 on paper and in the dark alike."""
MARKS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
DASHES = ((1, 0), (7, 3), (2, 2), (10, 3, 2, 3), (4, 4), (12, 4))
MOST_LINES = len(MARKS)
"""Governments on one chart: each has a shape and a line of its own, and there are no more
shapes that a reader tells from each other at the size of a point."""
_SIDEWAYS = {AT_LEAST: "triangle-right", AT_MOST: "triangle-left", ABOUT: "circle"}


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
        x=years_axis(), y=value_axis(unit, language), color=colour.legend(legend)
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
        layers.append(points.encode(shape=shape.legend(legend), **led(t("field.value"))))
    if bounded:  # a layer without a mark would be a picture without words
        layers += _open_results(base, shape, t("field.value"))
    return finished(alt.layer(*layers))


def _open_results(base: Any, shape: Any, said: str) -> list[Any]:
    """Results that are bounds: pale, not joined, each with its sign beside it."""
    told = base.transform_filter("datum.kind === 'result' && datum.sign")
    pale = told.mark_point(size=70, filled=True, opacity=0.35)
    signs = told.mark_text(dx=11, fontSize=12, aria=False)
    return [pale.encode(shape=shape, **led(said)), signs.encode(text="sign:N")]


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
        axis=alt.Axis(labelExpr=LABELS[language], orient="top", tickCount=8),
    )
    line = alt.Y("who:N", title=None, sort=None, axis=alt.Axis(grid=True, ticks=False))
    kept = [name for name in names if name in marks]
    legend = alt.Legend(title=None, orient="bottom", symbolSize=90, values=kept)
    given = alt.Chart(alt.NamedData("dot"))
    nation = alt.Chart(alt.NamedData("nation"))
    return finished(
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
                **led(t("field.value")),
            ),
        )
    )
