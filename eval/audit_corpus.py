"""The reports of a corpus as the audit sees them, and an index of what is labelled."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from duixian import extract, sources
from duixian.audit import Report, from_reading
from duixian.model import Document, Reading

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
LABELS = ROOT / "eval" / "audit"


def index(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of a corpus's index by report name."""
    with (folder / "INDEX.csv").open(encoding="utf-8") as rows:
        return {row["doc"]: row for row in csv.DictReader(rows)}


def read(document: Document, row: dict[str, str]) -> Reading:
    """A document read with what the index says of it."""
    year = int(row["report_year"]) if row["report_year"] else None
    return extract.read(document, government=row["government"], report_year=year)


def reports(folder: Path = CORPUS) -> dict[str, Report]:
    """Every report of a corpus, by name."""
    found = {}
    for doc, row in index(folder).items():
        found[doc] = from_reading(read(sources.load(folder / f"{doc}.txt"), row))
    return found


def labels() -> dict[str, dict[str, Any]]:
    """The hand-read verdicts by finding id."""
    found = {}
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found[row["finding_id"]] = row
    return found
