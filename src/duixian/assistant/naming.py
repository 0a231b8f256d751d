"""What an assistant calls an indicator or a series, and what it may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from mcp.server.mcpserver.exceptions import ToolError
from rapidfuzz import process

from duixian.registry import indicators, series
from duixian.text import meaning

NEAR = 5
LIKE = 40
"""Names that are less alike (of 100) are no suggestion."""


def series_ids(given: Iterable[str]) -> list[str]:
    """The series that are meant: by id, Chinese or English name, by their indicator or a part
    of a name (`text.meaning`).

    `ToolError` with the nearest ones for a name that is none.

    >>> series_ids(["地区生产总值增速"]) == series_ids(["gdp_growth"])
    True
    """
    names = {f"{s.id} ({s.zh})": f"{s.id} {s.zh} {s.en}" for s in series.load().values()}
    found: list[str] = []
    for name in given:
        meant = meaning(name).series
        if not meant:
            raise unknown("series", name, names, "The tool series lists them all.")
        found += meant
    return list(dict.fromkeys(found))


def refuse_unknown_indicators(given: Iterable[str]) -> None:
    """`ToolError` for a name that no indicator or series of the registry has: asked of a listing
    that came out empty, it was meant otherwise."""
    by_id = indicators.load().by_id
    names = {f"{one.id} ({one.zh})": f"{one.id} {one.zh} {one.en}" for one in by_id.values()}
    for name in given:
        meant = meaning(name)
        known = meant.indicators or meant.series
        if not known and not any(word in one.zh for one in by_id.values() for word in meant.words):
            more = "Give a part of the indicator's Chinese name, or find its words with search."
            raise unknown("indicator", name, names, more)


def unknown(what: str, name: str, names: dict[str, str], more: str) -> ToolError:
    """The error for a name that is none, with those that are like it."""
    near = process.extract(name, names, limit=NEAR, score_cutoff=LIKE)
    like = f" Nearest: {', '.join(shown for _, _, shown in near)}." if near else ""
    return ToolError(f"No {what} is called “{name}”.{like} {more}")
