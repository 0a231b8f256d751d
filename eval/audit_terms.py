"""Learn datable terms from reports whose year is known: registry/audit_terms.csv.

    python eval/audit_terms.py ../shared/corpus ../shared/corpus/INDEX.csv
    python eval/audit_terms.py --test ../shared/corpus ../shared/corpus/INDEX.csv

A term counts when it is coined: when two dated reports put it in quotation marks (“平急两用”).
(Phrases that merely caught on, in no report before some year and in most from then on, were tried
and left out: a quarter of their first years were wrong.) What is kept is the term, the year of
the first report that has it, and how many have it: no sentence of the texts. A term seen in one
year only says nothing and is left out, and so is one that may be older because the national
reports of the two years before its first are not at hand. `--test` learns from every other national
report, as though the corpus missed no year, and tells how often a term turns up in a report left
out that is older than the last one learned from before the term: how often, then, a first year
is wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from duixian import sources
from duixian.audit.dating import TERM_YEARS, named_at
from duixian.text import reading_text

SINCE = 1985
"""Texts before it are few and far between: a first year among them says little."""
QUOTED = re.compile(r"“([^“”\n,。;:]{2,10})”")
PLAN = re.compile(r"[一二三四五六七八九十]+五")
TARGET = Path(__file__).resolve().parents[1] / "src/duixian/registry/audit_terms.csv"


@dataclass(frozen=True)
class Dated:
    """A report's reading text and the year it was given in."""

    doc: str
    year: int
    text: str


def load(folder: Path, index: Path) -> list[Dated]:
    """The reports of a folder whose year the index gives, oldest first."""
    reports = []
    with index.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["report_year"]:
                document = sources.load(folder / f"{row['doc']}.txt")
                text = reading_text(document).text
                reports.append(Dated(row["doc"], int(row["report_year"]), text))
    return sorted(reports, key=lambda r: r.year)


def national_years(reports: Iterable[Dated]) -> set[int]:
    """The years whose national report is at hand."""
    return {r.year for r in reports if r.doc.startswith("national")}


def learn(reports: Sequence[Dated], held: set[int]) -> dict[str, tuple[int, int]]:
    """Term -> (year of the first report that has it, number of reports that have it).

    `held` are the years whose national report is at hand.
    """
    found: dict[str, tuple[int, int]] = {}
    for term in sorted(quoted(reports)):
        having = [r.year for r in reports if named_at(r.text, term) >= 0]
        if having and SINCE <= having[0] < having[-1]:
            before = {having[0] - n for n in range(1, TERM_YEARS + 1)}
            if not before <= held:
                continue  # it may be older: the years before are not in the books
            found[term] = (having[0], len(having))
    return found


def quoted(reports: Iterable[Dated]) -> set[str]:
    """Terms that two and more reports put in quotation marks."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(set(QUOTED.findall(report.text)))
    return {t for t, n in counts.items() if n > 1 and not PLAN.fullmatch(t)}


def test(reports: Sequence[Dated]) -> tuple[int, int]:
    """How many first years were tried on reports left out, and how many were wrong."""
    national = [r for r in reports if r.doc.startswith("national")]
    tried = wrong = 0
    for parity in (0, 1):
        known = [r for i, r in enumerate(national) if i % 2 == parity]
        rest = [r for r in reports if r.doc not in {k.doc for k in known}]
        years = [r.year for r in known]
        for term, (first, _) in learn(known, national_years(national)).items():
            before = max((a for a, b in pairwise(years) if b == first), default=None)
            if before is not None:
                tried += 1
                wrong += any(r.year < before and named_at(r.text, term) >= 0 for r in rest)
    return tried, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--test", action="store_true")
    given = parser.parse_args()
    reports = load(given.folder, given.index)
    if given.test:
        tried, wrong = test(reports)
        print(f"{tried} first years tried, {wrong} wrong: {1 - wrong / tried:.3f} right")
        return
    terms = learn(reports, national_years(reports))
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("term", "first_year", "reports"))
        writer.writerows((t, year, n) for t, (year, n) in sorted(terms.items()))
    print(f"{len(terms)} terms from {len(reports)} reports")


if __name__ == "__main__":
    main()
