"""What an assistant calls an indicator or a series, and what it may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mcp.server.mcpserver.exceptions import ToolError

from duixian.registry import indicators, series
from duixian.text import meaning, names_of_indicators, names_of_series, nearest_ones

NEAR = 5
"""Names that are suggested for one that is none, at most."""


def series_ids(given: Iterable[str]) -> list[str]:
    """The series that are meant: by id, Chinese or English name, by their indicator or a part
    of a name (`text.meaning`).

    `ToolError` with the nearest ones for a name that is none.

    >>> series_ids(["地区生产总值增速"]) == series_ids(["gdp_growth"])
    True
    """
    found: list[str] = []
    for name in given:
        meant = meaning(name).series
        if not meant:
            raise unknown("series", name, names_of_series(), "The tool series lists them all.")
        found += meant
    return list(dict.fromkeys(found))


def refuse_unknown_indicators(given: Iterable[str]) -> None:
    """`ToolError` for a name that no indicator or series of the registry has: asked of a listing
    that came out empty, it was meant otherwise."""
    by_id = indicators.load().by_id
    for name in given:
        meant = meaning(name)
        known = meant.indicators or meant.series
        if not known and not any(word in one.zh for one in by_id.values() for word in meant.words):
            more = "Give a part of the indicator's Chinese name, or find its words with search."
            raise unknown("indicator", name, names_of_indicators(), more)


def unknown(what: str, name: str, names: Mapping[str, str], more: str) -> ToolError:
    """The error for a name that is none, with what the names stand for that are like it."""
    near = nearest_ones(name, names, NEAR)
    like = f" Nearest: {', '.join(map(_shown, near))}." if near else ""
    return ToolError(f"No {what} is called “{name}”.{like} {more}")


def _shown(id: str) -> str:
    """An id with its Chinese name; what is no id of the registry as it is."""
    one = series.load().get(id) or indicators.load().by_id.get(id)
    return f"{id} ({one.zh})" if one else id
