"""What an assistant calls an indicator or a series, and what it may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from mcp.server.mcpserver.exceptions import ToolError
from rapidfuzz import process

from duixian.registry import indicators, series

NEAR = 5
LIKE = 40
"""Names that are less alike (of 100) are no suggestion."""


def series_ids(given: Iterable[str]) -> list[str]:
    """The series that are meant: by id, Chinese or English name, or by their indicator.

    `ToolError` with the nearest ones for a name that is none.

    >>> series_ids(["地区生产总值增速"]) == series_ids(["gdp_growth"])
    True
    """
    found: list[str] = []
    for name in given:
        found += _series(name)
    return list(dict.fromkeys(found))


def _series(name: str) -> list[str]:
    known = series.load()
    if name in known:
        return [name]
    asked = name.lower()
    same = [s.id for s in known.values() if asked in (s.zh.lower(), s.en.lower())]
    if same:
        return same
    phrases = indicators.load().by_phrase
    meant = name if name in indicators.load().by_id else phrases.get(name)
    of_it = [s.id for s in known.values() if s.indicator == meant]
    parts = [s.id for s in known.values() if asked in s.zh.lower() or asked in s.en.lower()]
    if of_it or parts:
        return of_it or parts
    names = {f"{s.id} ({s.zh})": f"{s.id} {s.zh} {s.en}" for s in known.values()}
    raise unknown("series", name, names, "The tool series lists them all.")


def refuse_unknown_indicators(given: Iterable[str]) -> None:
    """`ToolError` for a name that no indicator or series of the registry has: asked of a listing
    that came out empty, it was meant otherwise."""
    by_id, by_phrase = indicators.load().by_id, indicators.load().by_phrase
    names = {f"{one.id} ({one.zh})": f"{one.id} {one.zh} {one.en}" for one in by_id.values()}
    for name in given:
        known = name in by_id or name in by_phrase or name in series.load()
        if not known and not any(name in one.zh for one in by_id.values()):
            more = "Give a part of the indicator's Chinese name, or find its words with search."
            raise unknown("indicator", name, names, more)


def unknown(what: str, name: str, names: dict[str, str], more: str) -> ToolError:
    """The error for a name that is none, with those that are like it."""
    near = process.extract(name, names, limit=NEAR, score_cutoff=LIKE)
    like = f" Nearest: {', '.join(shown for _, _, shown in near)}." if near else ""
    return ToolError(f"No {what} is called “{name}”.{like} {more}")
