"""The axes of charts: years, and values in the language's own thousands."""

from __future__ import annotations

from typing import Any

import altair as alt

from duixian.portal.web.language import Language, words
from duixian.registry.units_en import unit_en

LABELS = {
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


def years_axis() -> Any:
    """Years from left to right (``year``): ticks between them have no label."""
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


def value_axis(unit: str, language: Language) -> Any:
    """Values upwards (``value``) in a unit, which stands above the axis."""
    return alt.Y(
        "value:Q",
        title=words(language).either(unit, unit_en(unit)),
        scale=alt.Scale(zero=False),
        axis=alt.Axis(
            labelExpr=LABELS[language], titleAngle=0, titleAlign="right", titleX=-6, titleY=-10
        ),
    )
