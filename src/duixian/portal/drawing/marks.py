"""The marks of charts: shapes for the sides to which figures are open, and what points say."""

from __future__ import annotations

import altair as alt

from duixian.portal.drawing.look import Row
from duixian.portal.web.language import Language, words

HOLLOW = "transparent"
AT_LEAST, AT_MOST, ABOUT = "at_least", "at_most", "about"
SHAPES = {AT_LEAST: "triangle-up", AT_MOST: "triangle-down", ABOUT: "stroke"}
"""A target's bound -> its mark. Shapes, not colours alone, tell series apart."""

SIGNS = {AT_LEAST: "≥", AT_MOST: "≤", ABOUT: ""}


def mark_name(kind: str, language: Language, role: str = "target") -> str:
    """What the legend calls a target, or a result, whose bound is of a kind."""
    return f"{words(language)(f'role.{role}')} {SIGNS[kind]}".rstrip()


def led(said: str) -> Row:
    """What a point says, to whoever points at it or hears it, and where it leads."""
    return {
        "tooltip": alt.Tooltip("said:N", title=said),
        "description": alt.Description("said:N"),
        "href": alt.Href("href:N"),
    }
