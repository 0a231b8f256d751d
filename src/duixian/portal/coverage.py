"""What the books cover and what is missing, and one settled account to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from duixian.portal.questions import Row
from duixian.portal.readmodel import Look
from duixian.registry import calendar, governments, tiles

SURE = 0.9
"""Confidence from which both figures of the first story must have been read."""


def coverage(look: Look) -> Row:
    """Work reports by level, and what is missing: years after the nation's first report, to
    the latest year in the books, in which the congress met and no report is held, and provinces
    without a report for that latest year. `others`: the texts of other kinds, so that a place
    whose budget alone is held does not seem to have been miscounted."""
    rows = look.reader.rows(
        "SELECT gkey, level, report_year AS year FROM reports "
        "WHERE genre = 'work_report' AND gkey IS NOT NULL AND report_year IS NOT NULL"
    )
    (others,) = look.reader.rows(
        "SELECT count(*) AS n FROM reports WHERE genre IS DISTINCT FROM 'work_report'"
    )
    latest = max((row["year"] for row in rows), default=None)
    nation = {row["year"] for row in rows if row["gkey"] == governments.NATION.code}
    held = {day.year for day in _sessions()}
    lacking = {y for y in held - nation if nation and min(nation) < y <= (latest or 0)}
    told = {row["gkey"] for row in rows if row["level"] == "province" and row["year"] == latest}
    every = [tile for tile in tiles.load() if tile.data]
    levels: dict[str, set[str]] = {}
    for row in rows:
        levels.setdefault(row["level"] or "unknown", set()).add(row["gkey"])
    return {
        "latest": latest,
        "reports": len(rows),
        "nation": _nation(nation, lacking) if nation else None,
        "provinces": {
            "with": len([tile for tile in every if tile.code in told]),
            "all": len(every),
            "missing": [tile.short for tile in every if tile.code not in told],
            "missing_names": [_name(tile) for tile in every if tile.code not in told],
        }
        if levels.get("province")
        else None,
        "others": others["n"],
        "below": sum(len(levels.get(level, ())) for level in ("prefecture", "county", "township")),
    }


def _name(tile: tiles.Tile) -> str:
    unit = governments.by_code(tile.code)
    return unit.name if unit else tile.short


def _nation(years: set[int], lacking: set[int]) -> Row:
    return {"years": len(years), "first": min(years), "missing": spans(lacking)}


def _sessions() -> Iterator[date]:
    """The sessions of the National People's Congress: in other years nobody reported."""
    for congress in range(1, _CONGRESSES + 1):
        for session in range(1, 6):
            day = calendar.npc_session(congress, session)
            if day is not None:
                yield day


_CONGRESSES = 30
"""More than the calendar's rule will be asked for in this century's first half."""


def spans(years: Iterable[int]) -> list[str]:
    """Years with those in a row as one.

    >>> spans({2020, 2008, 2021, 2026})
    ['2008', '2020–2021', '2026']
    """
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


STORY = """
    SELECT a.* FROM accounts a
    JOIN claims t ON t.claim_id = a.target.claim_id
    JOIN claims r ON r.claim_id = a.result.claim_id
    WHERE a.genre = 'work_report' AND a.role = 'promise' AND a.series IS NOT NULL AND a.score >= 1
        AND a.verdict IN ('exceeded', 'met', 'nearly_met')
        AND t.confidence >= ? AND r.confidence >= ?
    ORDER BY a.year DESC, a.gkey, a.series = 'gdp_growth', a.account_id LIMIT 1
"""
"""The rule of the first story: a headline promise that the next report answers with a figure of the
same series, both read with confidence, and a verdict that accuses nobody; the latest year, the
highest government. Growth of the economy, which everybody knows, goes behind the others."""


def story(look: Look) -> Row | None:
    """The account that the first page begins with; None where the books have none."""
    return look.reader.one(STORY, [SURE, SURE])
