"""The measured figures as they stand in the manual."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- gate.py begin -->", "<!-- gate.py end -->"

COLUMNS = (
    *("gold", "detection_f1", "value", "aspect", "bound", "role", "period", "indicator"),
    *("core_f1", "full_f1"),
)


def publish(
    figures: Mapping[str, Mapping[str, float]],
    tables: Mapping[str, Mapping[str, Mapping[str, float]]],
    today: datetime.date,
    page: Path = PAGE,
) -> None:
    """Put the figures of each label set between the page's marks.

    `figures` are the pinned ones by label set, `tables` the claims by document.
    """
    before, found, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise SystemExit(f"{page.name} lacks the marks {BEGIN} and {END}")
    text = "\n".join(_lines(figures, tables, today))
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _lines(
    figures: Mapping[str, Mapping[str, float]],
    tables: Mapping[str, Mapping[str, Mapping[str, float]]],
    today: datetime.date,
) -> list[str]:
    names = list(figures)
    lines = [f"Measured {today.isoformat()} with `python eval/gate.py --publish`.", ""]
    lines += _row("measure", *names), "|---" + "|---:" * len(names) + "|"
    measures = dict.fromkeys(measure for name in names for measure in figures[name])
    for measure in measures:
        cells = (figures[name].get(measure) for name in names)
        lines.append(_row(f"`{measure}`", *("–" if c is None else f"{c:g}" for c in cells)))
    lines += ["", "Claims by report:", ""]
    lines += _row("report", *COLUMNS), "|---" + "|---:" * len(COLUMNS) + "|"
    for name in names:
        for doc, table in tables[name].items():
            if "full_f1" in table:
                label = f"all of {name}" if doc == "all claims" else doc
                lines.append(_row(label, *(f"{table[column]:g}" for column in COLUMNS)))
    return lines


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
