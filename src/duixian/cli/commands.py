"""All commands, loaded at once, for whoever looks at every one; in the order of help.

The program itself loads a command when it is called: `late`.
"""

from duixian.cli import reading, adding, asking, evidence  # noqa: I001
from duixian.cli import rebuilding, vacuuming, settling, comparing
from duixian.cli import counting
from duixian.cli import variables, wide
from duixian.cli import desk_following, desk_acting, desk_exchanging, desk_planning
from duixian.cli import desk_watching, desk_warning, desk_keeping, desk_people
from duixian.cli import desk_drawing, showing, packaging, publishing, serving, assisting

__all__ = [
    "adding",
    "asking",
    "assisting",
    "comparing",
    "counting",
    "desk_acting",
    "desk_drawing",
    "desk_exchanging",
    "desk_following",
    "desk_keeping",
    "desk_people",
    "desk_planning",
    "desk_warning",
    "desk_watching",
    "evidence",
    "packaging",
    "publishing",
    "reading",
    "rebuilding",
    "serving",
    "settling",
    "showing",
    "vacuuming",
    "variables",
    "wide",
]
