"""How many misprints the audit would find: one figure of each relation is changed and read anew.

    python eval/audit_recall.py

The first digit of one figure in every relation that holds (parts and totals, growth on last year's
figure, distances from the nation that two provinces give, quantities given twice) is raised by
two; a misprint counts as found when the audit then has a finding on that report that it had
not before. Figures in Chinese numerals are left out. What is measured is only what is related: a
misprint in a figure that no other figure implies cannot be found by anyone.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import audit_corpus
from duixian import audit, sources
from duixian.audit import inside, level_above, twice, year_before
from duixian.audit.chain import chains
from duixian.audit.year_before import implied_by, level_and_last_year
from duixian.model import Claim, Finding

Target = tuple[str, audit.Report, Claim]


def targets(reports: Iterable[audit.Report]) -> Iterator[Target]:
    """The figures to be changed, one for each relation, with the check that should find it."""
    known = tuple(reports)
    for report in known:
        for relation in inside.relations(report):
            if math.isinf(relation.found.low):
                continue  # a total that its parts need only not exceed
            yield "1 inside a sentence", report, relation.stated
        for claims in twice.repeated(report).values():
            if len({c.sentence_start for c in claims}) > 1:
                yield "2 between sentences", report, claims[-1]
    for chain in chains(known):
        for told in chain.told:
            sides = level_and_last_year(chain, told)
            if sides is not None and implied_by(told, *sides) is not None:
                yield "3 the year before", told.report, told.claim
    groups = defaultdict(list)
    for report in known:
        for one in level_above.implied(report):
            groups[one.subject].append((one, report))
    for group in groups.values():
        if len({one.doc for one, _ in group}) > 1:
            one, report = group[-1]
            gap = next(c for c in report.claims if c.claim_id == one.figures[-1].claim_id)
            yield "4 the level above", report, gap


def misprinted(report: audit.Report, claim: Claim) -> str | None:
    """The report's source with the first digit of a figure raised by two."""
    digit = re.search(r"[1-9]", report.source[claim.start : claim.end])
    if digit is None:
        return None
    at = claim.start + digit.start()
    raised = str((int(report.source[at]) + 1) % 9 + 1)
    return report.source[:at] + raised + report.source[at + 1 :]


def _place(finding: Finding) -> tuple[object, ...]:
    """A finding by its kind and places, which a changed digit leaves as they are."""
    return (finding.kind, *((f.doc, f.start) for f in finding.figures))


def found_by(check: str, changed: audit.Report, known: Iterable[audit.Report]) -> list[Finding]:
    """What one check finds when a report of the corpus is replaced by its changed text."""
    others = [r for r in known if r.doc != changed.doc]
    if check.startswith("1"):
        return list(inside.check(changed))
    if check.startswith("2"):
        return list(twice.check(changed))
    if check.startswith("3"):
        same = [r for r in others if r.government == changed.government]
        return [f for chain in chains([changed, *same]) for f in year_before.check(chain)]
    return list(level_above.check(audit.said_in([changed, *others])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", default=audit_corpus.CORPUS)
    given = parser.parse_args()
    rows = audit_corpus.index(given.corpus)
    known = audit_corpus.reports(given.corpus)
    before = {_place(f) for f in audit.findings(known.values())}
    related, tried, found = Counter[str](), Counter[str](), Counter[str]()
    for check, report, claim in targets(known.values()):
        related[check] += 1
        text = misprinted(report, claim)
        if text is None:
            continue
        document = sources.from_text(text, report.doc)
        changed = audit.from_reading(audit_corpus.read(document, rows[report.doc]))
        new = [f for f in found_by(check, changed, known.values()) if _place(f) not in before]
        tried[check] += 1
        found[check] += any(s.doc == report.doc for f in new for s in f.figures)
    for check in sorted(tried):
        share = found[check] / tried[check]
        print(
            f"{check:22}{related[check]:5} related, {tried[check]:4} misprinted, "
            f"{found[check]:4} found  {share:.2f}"
        )


if __name__ == "__main__":
    main()
