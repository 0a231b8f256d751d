"""The labelled material: the shared corpus beside the checkout, and the demo's own."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DEMO_LABELS = ROOT / "eval" / "demo"
JUDGED = ROOT / "eval" / "accounts.jsonl"
"""Accounts judged blind; offsets into the texts beside the checkout."""
TASKS = ROOT / "eval" / "tasks.jsonl"
"""Promises of the shared reports: labelled here, offsets into the texts beside the checkout."""
PAIRS = ROOT / "eval" / "county_pairs.jsonl"
"""Invented pairs of a promise and its answer, as counties word them."""
REAL = ("heldout", "further", "later", "blind")
"""Folders of eval with labels of further real texts."""
BLIND = frozenset(("blind", "counties_blind"))
"""Sets that never train, and of which nobody who writes rules sees more than figures."""
INVENTED = ("counties", "counties_blind")
"""Folders of eval with invented reports of counties and cities, and their labels."""
DEMO_TEXTS = ROOT / "src" / "duixian" / "demo" / "reports"


@dataclass(frozen=True)
class LabelSet:
    """Texts with what careful readers say about them. Every list may be empty."""

    name: str
    texts: dict[str, Path]
    """Report name to its text file."""
    index_path: Path
    index: dict[str, tuple[str, int | None]]
    """Report name to government and year (None where the index leaves it open)."""
    claims: list[dict[str, Any]]
    panel: list[dict[str, Any]]
    verdicts: list[dict[str, Any]]
    """With the `government` of the report they name filled in from the index."""
    repairs: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    """Promises of stretches of reports, and the stretches."""
    judged: list[dict[str, Any]] = field(default_factory=list)
    """Accounts of these reports, judged by readers who knew no rule."""
    warnings: list[dict[str, Any]] = field(default_factory=list)
    """Promises with the verdicts that may never be given to them."""
    cases: list[dict[str, Any]] = field(default_factory=list)
    """Small texts, each with the kind of fault it shows and what must be read from it."""
    pairs: list[dict[str, Any]] = field(default_factory=list)
    """Invented promises with the next year's answer, judged by those who wrote them."""


def shared(folder: Path = SHARED) -> LabelSet | None:
    """The labels beside the checkout, or None where the folder is not there."""
    if not (folder / "eval" / "gold").is_dir():
        return None
    return _load("shared", folder / "corpus", folder / "eval", tasks=TASKS, judged=JUDGED)


def demo() -> LabelSet:
    """The labels of the invented reports, which every checkout has."""
    return replace(_load("demo", DEMO_TEXTS, DEMO_LABELS), pairs=list(_rows(PAIRS)))


def real(folder: Path = SHARED) -> Iterator[LabelSet]:
    """Claims of further real texts, labelled from the guide by readers who knew no rule.

    Their labels are ours; their texts are the shared corpus. All but `blind` were blind
    once and then looked into; the texts of `blind` never train and are never looked at but as
    figures, so their errors are not shown either.
    """
    for name in REAL:
        texts: dict[str, Path] = {}
        for path in sorted((ROOT / "eval" / name).glob("*.jsonl")):
            corpus = folder / "corpus"
            places = (corpus, corpus / "asfound", corpus / "originals")
            for place in places:
                if (place / f"{path.stem}.txt").is_file():
                    texts[path.stem] = place / f"{path.stem}.txt"
        if texts:
            files = [ROOT / "eval" / name / f"{doc}.jsonl" for doc in texts]
            yield LabelSet(
                name=name,
                texts=texts,
                index_path=folder / "corpus" / "INDEX.csv",
                index={},
                claims=[row for path in files for row in _rows(path)],
                panel=[],
                verdicts=[],
                repairs=[],
                tasks=[],
            )


def invented() -> Iterator[LabelSet]:
    """Claims of invented reports, as counties and cities word them, which every checkout has.

    Readers who knew no rule wrote the paragraphs and labelled them from the guide. Those of
    `counties` have been looked into; those of `counties_blind` never train and are never looked at
    but as figures.
    """
    for name in INVENTED:
        folder = ROOT / "eval" / name
        texts = {path.stem: path for path in sorted(folder.glob("*.txt"))}
        yield LabelSet(
            name=name,
            texts=texts,
            index_path=folder / "INDEX.csv",
            index={},
            claims=[row for doc in texts for row in _rows(folder / f"{doc}.jsonl")],
            panel=[],
            verdicts=[],
            repairs=[],
            tasks=[],
        )


def _load(
    name: str, texts: Path, labels: Path, tasks: Path | None = None, judged: Path | None = None
) -> LabelSet:
    index = dict(_index(texts / "INDEX.csv"))
    verdicts = [
        {"government": index[row["doc"]][0], **row} for row in _rows(labels / "verdicts.jsonl")
    ]
    return LabelSet(
        name=name,
        texts={path.stem: path for path in sorted(texts.glob("*.txt"))},
        index_path=texts / "INDEX.csv",
        index=index,
        claims=[row for path in sorted((labels / "gold").glob("*.jsonl")) for row in _rows(path)],
        panel=[row for path in sorted((labels / "panel").glob("*.jsonl")) for row in _rows(path)],
        verdicts=verdicts,
        repairs=list(_rows(labels / "recover.jsonl")),
        tasks=list(_rows(tasks)) if tasks else [],
        judged=list(_rows(judged)) if judged else [],
        warnings=list(_rows(never))
        if (never := labels / "accounts_judged.jsonl").is_file()
        else [],
        cases=list(_rows(cases)) if (cases := labels / "cases.jsonl").is_file() else [],
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _index(path: Path) -> Iterator[tuple[str, tuple[str, int | None]]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            year = row["report_year"].strip()
            yield row["doc"], (row["government"], int(year) if year else None)
