"""The measured figures as they stand in the manual."""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import labels

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
DATA = ROOT / "src" / "duixian" / "portal" / "accuracy.json"
"""The same figures for the portal's page of methods."""
KINDS = ROOT / "eval" / "document_kinds.toml"
COMMAND = "python eval/gate.py --publish"
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
    data: Path = DATA,
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
    shown = json.dumps(shipped(tables, today), ensure_ascii=False, indent=1)
    data.write_text(f"{shown}\n", encoding="utf-8")


def shipped(
    tables: Mapping[str, Mapping[str, Mapping[str, float]]], today: datetime.date
) -> dict[str, Any]:
    """What the portal shows: the sets as wholes, and the texts that were seen, with their kinds."""
    known = {
        doc: {"genre": genre, "level": level}
        for level, genres in tomllib.loads(KINDS.read_text(encoding="utf-8")).items()
        for genre, docs in genres.items()
        for doc in docs
    }
    sets, texts = [], []
    for name, documents in tables.items():
        for doc, table in documents.items():
            if "full_f1" not in table:
                continue
            told = {"statements": int(table["gold"]), **{f: table[f] for f in SHIPPED}}
            if doc == "all claims":
                sets.append({"name": name, **told, "blind": name in labels.BLIND})
            elif name not in labels.BLIND:
                usual = "nation" if doc.startswith("national-") else "province"
                kind = known.get(doc, {"genre": "work_report", "level": usual})
                texts.append({"set": name, "doc": doc, **kind, **told})
    judged = {
        name.removeprefix(JUDGED): {count: int(table[count]) for count in ("right", "of")}
        for documents in tables.values()
        for name, table in documents.items()
        if name.startswith(JUDGED)
    }
    return {
        "date": today.isoformat(),
        "command": COMMAND,
        "sets": sets,
        "texts": texts,
        "verdicts": [{"verdict": verdict, **counts} for verdict, counts in judged.items()],
    }


JUDGED = "judged blind: "
"""Tables of accounts that readers judged, by verdict, as the program stood when they did."""
SHIPPED = ("detection_f1", "core_f1", "full_f1")


def _lines(
    figures: Mapping[str, Mapping[str, float]],
    tables: Mapping[str, Mapping[str, Mapping[str, float]]],
    today: datetime.date,
) -> list[str]:
    names = list(figures)
    lines = [f"Measured {today.isoformat()} with `{COMMAND}`.", ""]
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
