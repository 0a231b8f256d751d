"""What every drawing looks like: its colours, its letters, its height."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

INK, ACCENT, QUIET, GRID = "#1d2b3a", "#a3261f", "#8a94a0", "#e3e6ea"
FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
HEIGHT = 260


def finished(drawn: Any) -> Row:
    """The Vega-Lite of a drawing, as wide as its place on the page."""
    spec: Row = (
        drawn.properties(width="container", height=HEIGHT)
        .configure(font=FONT, background="transparent", view={"stroke": None})
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor=GRID, domainColor=QUIET, labelFontSize=12
        )
        .to_dict()
    )
    return spec
