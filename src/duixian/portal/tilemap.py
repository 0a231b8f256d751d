"""The provinces as a map of tiles, coloured by the targets of one series for one year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise

from duixian.books import comparable
from duixian.portal import series_names, wording
from duixian.portal.questions import Row, claim_path, place_path
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import not_found
from duixian.portal.web.language import words
from duixian.registry import governments, series, tiles

SIDE, GAP = 64, 6
"""Units of the drawing: a tile, and between two."""
CLASSES = 5
DEFAULT = "gdp_growth"


def choices() -> list[str]:
    """The series a map can show: those in %, of which every figure can be set beside another."""
    return [s.id for s in series.load().values() if s.unit == "%" and "target" in s.roles]


def drawn(look: Look, chosen: str, year: int | None) -> Row | None:
    """The map of a series: its tiles with figures, the bounds of its classes, the year.

    Without a year the latest in which a province set a target. None where the books have no
    report of a province. `Refusal` (404) for a series that it cannot show.
    """
    line = series_names.one(chosen, "target")
    if line.id not in choices():
        raise not_found("no_map", name=chosen)
    chosen = line.id
    codes = [tile.code for tile in tiles.load()]
    reports = {
        row["gkey"]: row["latest"]
        for row in look.reader.rows(
            "SELECT gkey, max(report_year) AS latest FROM reports WHERE genre = 'work_report' "
            "AND gkey IN (SELECT unnest(?::VARCHAR[])) GROUP BY gkey",
            [codes],
        )
    }
    if not reports:
        return None
    cells = look.reader.rows(
        "SELECT * FROM headlines WHERE series = ? AND role = 'target' AND year = report_year "
        "AND genre = 'work_report' AND gkey IN (SELECT unnest(?::VARCHAR[]))",
        [chosen, codes],
    )
    years = sorted({cell["year"] for cell in cells})
    shown = year if year is not None else (years[-1] if years else max(reports.values()))
    own = {cell["gkey"]: cell for cell in cells if cell["year"] == shown}
    have = {
        row["gkey"]
        for row in look.reader.rows(
            "SELECT DISTINCT gkey FROM reports WHERE genre = 'work_report' AND report_year = ?",
            [shown],
        )
    }
    for cell in cells:
        cell["comparable"] = comparable(chosen, cell["value"], cell["unit"])
    figures = {c["comparable"] for c in own.values() if not c["absent"]} - {None}
    bounds = classes(sorted(figures))
    placed = [
        _tile(tile, own.get(tile.code), tile.code in have, reports, bounds) for tile in tiles.load()
    ]
    return {
        "series": chosen,
        "zh": series.load()[chosen].zh,
        "en": series.load()[chosen].en,
        "year": shown,
        "years": years,
        "tiles": placed,
        "classes": [{"from": low, "to": high} for low, high in bounds],
        "width": max(tile.x for tile in tiles.load()) * (SIDE + GAP) - GAP,
        "height": max(tile.y for tile in tiles.load()) * (SIDE + GAP) - GAP,
    }


def classes(values: Sequence[float]) -> list[tuple[float, float]]:
    """Different values, sorted, cut into at most five classes of as many each.

    >>> classes([4.5, 5.0, 5.5])
    [(4.5, 4.5), (5.0, 5.0), (5.5, 5.5)]
    >>> classes([1, 2, 3, 4, 5, 6, 7])
    [(1, 1), (2, 2), (3, 4), (5, 5), (6, 7)]
    """
    count = min(CLASSES, len(values))
    edges = [len(values) * n // count for n in range(count + 1)] if count else []
    return [(values[a], values[b - 1]) for a, b in pairwise(edges)]


def _tile(
    tile: tiles.Tile,
    cell: Row | None,
    has_report: bool,
    reports: dict[str, int],
    bounds: Sequence[tuple[float, float]],
) -> Row:
    unit = governments.by_code(tile.code)
    figure = cell is not None and cell["comparable"] is not None and not cell["absent"]
    if figure:
        state = "figure"
    elif cell is not None and not cell["absent"]:
        state = "words"
    elif has_report:
        state = "absent"
    else:
        state = "no_report" if tile.data else "no_data"
    value = cell["comparable"] if cell is not None and figure else None
    place = None
    if cell is not None and cell["quote"]:
        claim = cell["claim_id"]
        place = claim_path(claim) if claim else place_path(cell["doc"], cell["start"] or 0)
    return {
        **asdict(tile),
        "name": unit.name if unit else tile.short,
        "px": (tile.x - 1) * (SIDE + GAP),
        "py": (tile.y - 1) * (SIDE + GAP),
        "state": state,
        "value": value,
        "high": cell["value_high"] if cell is not None and figure else None,
        "zh": wording.figure(cell, words("zh")) if cell is not None and figure else None,
        "en_figure": wording.figure(cell, words("en")) if cell is not None and figure else None,
        "quote": cell["quote"] if cell is not None else None,
        "quote_href": place,
        "doc": cell["doc"] if cell is not None else None,
        "class": next((n for n, (low, high) in enumerate(bounds) if low <= value <= high), None)
        if value is not None
        else None,
        "href": f"/g/{tile.code}" if tile.code in reports else None,
    }
