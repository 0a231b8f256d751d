"""Two whole reports of each of some invented counties: what became of every promise, judged.

    python eval/whole_counties.py           what is settled otherwise than the judges accept

Readers who knew neither program nor rules wrote the reports (eval/whole), others judged the
accounts that the program of 2026-11-28 made of them, by the reports alone
(eval/whole/judged.jsonl; `first` is what they judged).
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duixian import extract, sources
from duixian.settle import of_readings, settle

FOLDER = Path(__file__).with_name("whole")
KEPT = frozenset(("exceeded", "met"))
ACCUSING = ("missed", "unreported")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge accepts of a promise, and what is said of it now."""

    row: dict[str, Any]
    said: str

    @property
    def right(self) -> bool:
        accepted = set(self.row["accept"])
        return self.said in accepted or (self.said in KEPT and bool(accepted & KEPT))


def judged(folder: Path = FOLDER) -> Iterator[Judged]:
    """Every promise that was judged."""
    rows = [json.loads(line) for line in (folder / "judged.jsonl").read_text("utf-8").splitlines()]
    with (folder / "INDEX.csv").open(encoding="utf-8", newline="") as index:
        governments = {row["doc"]: row["government"] for row in csv.DictReader(index)}
    for government in dict.fromkeys(governments.values()):
        docs = [doc for doc, whose in governments.items() if whose == government]
        readings = [extract.read(sources.load(folder / f"{doc}.txt")) for doc in docs]
        said = {
            (one.target.doc, one.target.start, one.series or ""): str(one.verdict)
            for one in settle(of_readings(readings))
        }
        for row in rows:
            if row["doc"] in docs:
                key = row["doc"], row["start"], row["series"] or ""
                yield Judged(row, said.get(key, "no account"))


def figures(folder: Path = FOLDER) -> dict[str, float]:
    """Shares: of all accounts right, of each accusing verdict fair."""
    seen = list(judged(folder))
    found = {"right": _share([one.right for one in seen])}
    for verdict in ACCUSING:
        found[verdict] = _share([one.right for one in seen if one.said == verdict])
    return found


def _share(held: list[bool]) -> float:
    return round(sum(held) / len(held), 4) if held else 1.0


def main() -> None:
    counted: Counter[tuple[str, bool]] = Counter()
    for one in judged():
        counted[one.said, one.right] += 1
        if not one.right:
            row = one.row
            print(f"{row['doc']}@{row['start']}: {one.said}, not {' or '.join(row['accept'])}")
            print(f"   {row['indicator']} {row['figure']}: {row['why'] or row['answer']}")
    for verdict in sorted({verdict for verdict, _ in counted}):
        right = counted[verdict, True]
        print(f"{verdict:15} {right} of {right + counted[verdict, False]} right")
    right = sum(count for (_, held), count in counted.items() if held)
    print(f"all             {right} of {counted.total()} right")


if __name__ == "__main__":
    main()
