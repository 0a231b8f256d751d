"""How much of what could go wrong the tests notice: small faults, put in one at a time.

    python eval/mutants.py --sample 100 --seed 1
    python eval/mutants.py --rooms settle --sample 30 --files 'grad*'

A sample, drawn by seed and spread evenly over the rooms, of comparisons turned, conditions fixed,
constants moved, words and alternatives of patterns taken away … each run against those tests of
its room that touch its lines. Words of ``registry/language.toml`` are drawn apart (``--words``).
Outcomes are kept in ``var/mutants`` and not asked for again while sources and tests are as they
were. Fails when a room's killed share is below its floor in ``eval/mutants.json``.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from floors import Floors
from mutant_runs import Copy, Touched
from mutating import Mutation, mutations
from mutating_words import word_mutations

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("extract", "settle", "audit", "sources")
PACKAGE = "src/duixian/"
LANGUAGE = PACKAGE + "registry/language.toml"


@dataclass(frozen=True)
class Outcome:
    """One mutant and what the tests said to it."""

    room: str
    mutation: Mutation
    diff: str
    became: str
    """killed, timeout (noticed too) or survived."""
    by: str

    @property
    def noticed(self) -> bool:
        return self.became != "survived"

    def row(self) -> dict[str, Any]:
        m = self.mutation
        return {
            "room": self.room,
            "file": m.file,
            "line": m.line,
            "kind": m.kind,
            "became": self.became,
            "by": self.by,
            "diff": self.diff,
        }


class Kept:
    """Outcomes asked for before, a line each: an interrupted run goes on where it stood."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, list[str]] = {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                key, became, by = json.loads(line)
                self.rows[key] = [became, by]

    def put(self, key: str, became: str, by: str) -> None:
        self.rows[key] = [became, by]
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, became, by], ensure_ascii=False) + "\n")


def drawn(root: Path, room: str, count: int, seed: int, files: str) -> list[Mutation]:
    """The room's sample: the same for the same sources and seed."""
    found: list[Mutation] = []
    for path in sorted((root / PACKAGE / room).rglob("*.py")):
        if fnmatch(path.stem, files):
            found += mutations(path.read_text("utf-8"), path.relative_to(root).as_posix())
    random.Random(f"{seed} {room}").shuffle(found)
    return found[:count]


def outcomes(
    copy: Copy, kept: Kept, room: str, sample: list[Mutation], again: bool
) -> Iterator[Outcome]:
    """Each mutant of the sample, run or remembered."""
    if not sample:
        return
    touched, state = copy.touched(room), copy.digest(room)
    for mutation in sample:
        source = (copy.home / mutation.file).read_text("utf-8")
        changed = mutation.applied(source)
        diff = _diff(source, changed)
        key = hashlib.sha256(f"{state} {mutation.file} {changed}".encode()).hexdigest()[:20]
        if again or key not in kept.rows:
            tests = _tests(touched, mutation, source)
            seconds = sum(touched.seconds.get(test, 0) for test in tests)
            kept.put(key, *copy.outcome(mutation.file, changed, tests, seconds))
        became, by = kept.rows[key]
        yield Outcome(room, mutation, diff, became, by)


def _tests(touched: Touched, mutation: Mutation, source: str) -> list[str]:
    if mutation.file == LANGUAGE:
        return touched.tests("extract/claims.py", range(0))
    last = source.count("\n", 0, max(end for _, end, _ in mutation.cuts)) + 1
    return touched.tests(mutation.file.removeprefix(PACKAGE), range(mutation.line, last + 1))


def _diff(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def shares(done: list[Outcome]) -> dict[str, float]:
    """Room to the share of its mutants that were noticed."""
    drawn_of = Counter(o.room for o in done)
    noticed = Counter(o.room for o in done if o.noticed)
    return {room: round(noticed[room] / n, 4) for room, n in drawn_of.items()}


def main() -> int:
    args = _arguments()
    folder: Path = args.folder
    copy = Copy(ROOT, folder)
    kept = Kept(folder / "outcomes.jsonl")
    done: list[Outcome] = []
    for n, room in enumerate(args.rooms):
        count = args.sample // len(args.rooms) + (n < args.sample % len(args.rooms))
        sample = drawn(copy.home, room, count, args.seed, args.files)
        done += _told(outcomes(copy, kept, room, sample, args.again))
    words: list[Outcome] = []
    if args.words:
        text = (copy.home / LANGUAGE).read_text("utf-8")
        sample = word_mutations(text, LANGUAGE)
        random.Random(f"{args.seed} words").shuffle(sample)
        words = _told(outcomes(copy, kept, "extract", sample[: args.words], args.again))
    return _conclude(args, done, words)


def _told(found: Iterator[Outcome]) -> list[Outcome]:
    done = []
    for outcome in found:
        done.append(outcome)
        if not outcome.noticed:
            m = outcome.mutation
            print(f"survived  {m.file}:{m.line}  {m.kind}\n{outcome.diff}\n", flush=True)
    return done


def _conclude(args: argparse.Namespace, done: list[Outcome], words: list[Outcome]) -> int:
    figures = shares(done)
    floors = Floors(args.floors)
    verdicts = floors.compare("killed", figures)
    for verdict in verdicts:
        floor = "" if verdict.floor is None else f"  floor {verdict.floor:.2f}"
        print(f"{verdict.measure:<10}{verdict.figure:.2f}{floor}{'  FELL' if verdict.fell else ''}")
    kinds = Counter(o.mutation.kind for o in done if not o.noticed)
    print(f"of {len(done)} drawn with seed {args.seed}; survived by kind: {dict(kinds)}")
    if words:
        noticed = sum(o.noticed for o in words) / len(words)
        print(f"words of language.toml, one of {len(words)} taken away: {noticed:.2f}")
    if args.json:
        told = {"seed": args.seed, "killed": figures, "mutants": [o.row() for o in done + words]}
        args.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    if args.pin:
        floors.raise_to("killed", verdicts)
        floors.save()
    # the floor is of a whole sample: a few files or a handful of mutants may lie anywhere
    whole = args.files == "*" and args.sample >= 25 * len(args.rooms)
    return int(whole and any(verdict.fell for verdict in verdicts))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=100, help="mutants, over all rooms")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", type=lambda s: s.split(","), default=list(ROOMS))
    parser.add_argument("--files", default="*", help="only modules of such names")
    parser.add_argument("--words", type=int, default=0, help="words of language.toml, besides")
    parser.add_argument("--again", action="store_true", help="ask again for what is known")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "mutants")
    parser.add_argument("--json", type=Path, help="write every outcome here")
    parser.add_argument("--floors", type=Path, default=ROOT / "eval" / "mutants.json")
    parser.add_argument("--pin", action="store_true", help="raise the floors that were passed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
