"""How many of the audit's findings a reader confirms, check by check.

    python eval/audit_precision.py                 the table
    python eval/audit_precision.py --unlabelled    the findings that nobody has read yet
    python eval/audit_precision.py --at-least 0.8  exit with 1 when a check is below

Labels are eval/audit/<check>.jsonl: finding_id, doc, verdict (right or wrong), why, and `unseen`
where the rules of the kind were not written on that report. A finding is
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
    9: "notes",
    10: "rival first places",
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
    made: Counter[str] = Counter()
    read: Counter[tuple[str, bool]] = Counter()
    right: Counter[tuple[str, bool]] = Counter()
    for finding in found:
        made[finding.kind] += 1
        label = known.pop(finding.finding_id, None)
        if label is None:
            if given.unlabelled:
                print(finding.finding_id, finding.kind, finding.doc, finding.message)
                for side in finding.figures:
                    print("    ", side.doc, side.quote.replace("\n", " "))
            continue
        place = (finding.kind, label.get("unseen", False))
        read[place] += 1
        right[place] += label["verdict"] == "right"
    low = False
    print(f"{'kind':28}{'ceiling':>8}{'findings':>9}{'grown on':>12}{'unseen':>12}")
    for check, name in CHECKS.items():
        of_check = [k for k in kinds.values() if k.check == check]
        print(f"{check} {name}")
        for kind in of_check:
            shown = [_share(right[kind.id, new], read[kind.id, new]) for new in (False, True)]
            print(f"  {kind.id:26}{kind.ceiling:>8}{made[kind.id]:9}{shown[0]:>12}{shown[1]:>12}")
            measured = (right[kind.id, True], read[kind.id, True])
            if measured != kind.unseen:
                print(f"    registry/audit.toml says {kind.unseen}, the labels say {measured}")
                low = True
        places = [(k.id, new) for k in of_check for new in (False, True)]
        total = sum(read[p] for p in places)
        low |= bool(total) and sum(right[p] for p in places) < given.at_least * total
    print(f"labels whose finding is no longer made: {len(known)}")
    return int(low)


def _share(right: int, read: int) -> str:
    return f"{right}/{read}" if read else "-"


if __name__ == "__main__":
    sys.exit(main())
