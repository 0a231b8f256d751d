"""How many of the audit's findings a reader confirms, check by check.

    python eval/audit_precision.py                 the table
    python eval/audit_precision.py --unlabelled    the findings that nobody has read yet
    python eval/audit_precision.py --at-least 0.8  exit with 1 when a check is below

Labels are eval/audit/<check>.jsonl: finding_id, doc, verdict (right or wrong), why. A finding is
right when both quotes say what it says they say and do not agree, even if one of the innocent
explanations that it lists is the true one. Ids are stable, so labels hold while the reader
changes: a label whose finding is no longer made is counted apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import audit_corpus
from duixian import audit
from duixian.registry import audit as registry

CHECKS = {
    1: "inside a sentence",
    2: "between sentences",
    3: "the year before",
    4: "the level above",
    5: "targets said to be met",
    6: "streaks",
    7: "dating",
    8: "vanished promises",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", default=audit_corpus.CORPUS)
    parser.add_argument("--unlabelled", action="store_true")
    parser.add_argument("--at-least", type=float, default=0.0)
    given = parser.parse_args()
    found = audit.findings(audit_corpus.reports(given.corpus).values())
    known = audit_corpus.labels()
    kinds = registry.kinds()
    made, right, wrong = Counter[int](), Counter[int](), Counter[int]()
    for finding in found:
        check = kinds[finding.kind].check
        made[check] += 1
        label = known.pop(finding.finding_id, None)
        if label is None:
            if given.unlabelled:
                print(finding.finding_id, finding.kind, finding.doc, finding.message)
                for side in finding.figures:
                    print("    ", side.doc, side.quote.replace("\n", " "))
        elif label["verdict"] == "right":
            right[check] += 1
        else:
            wrong[check] += 1
    print(f"{'check':28}{'findings':>9}{'read':>6}{'right':>7}{'share':>7}")
    low = False
    for check, name in CHECKS.items():
        read = right[check] + wrong[check]
        share = right[check] / read if read else None
        low |= share is not None and share < given.at_least
        shown = f"{share:7.2f}" if share is not None else "      -"
        print(f"{check} {name:26}{made[check]:9}{read:6}{right[check]:7}{shown}")
    print(f"labels whose finding is no longer made: {len(known)}")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
