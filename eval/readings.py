"""Invented sentences with what is read from each, in a file that a person can look through.

    python eval/readings.py             # what is read otherwise now
    python eval/readings.py --update    # write what is read into the file, and look at its diff

`tests/extract/readings.txt` has groups (``## name``). A sentence stands on a line with the part of
a report that it is put into; below it, indented, stands each number with what is read of it, or
why it is no measurement. A sentence that is read wrongly does not belong there: mend the reader,
or leave it out. Unlike `approved.py`, which tells that a reading changed, this says what is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.model import Claim, Headline, Outline, Task

FILE = Path(__file__).resolve().parents[1] / "tests" / "extract" / "readings.txt"
_OPENING = (
    "2025年云川市政府工作报告\n——2025年1月10日在云川市第十届人民代表大会第四次会议上\n各位代表:\n"
    "现在,我代表市人民政府,向大会报告工作,请予审议。\n"
)
_REVIEW = "一、2024年工作回顾\n过去一年,我们坚持稳中求进,完成了各项任务。\n"
_PLAN = "二、2025年工作安排\n今年重点抓好以下工作。\n"
PARTS = {
    "review": f"{_OPENING}{_REVIEW}{{}}\n{_PLAN}",
    "look-back": f"{_OPENING}一、过去五年工作回顾\n五年来,成绩显著。\n{{}}\n{_PLAN}",
    "plan": f"{_OPENING}{_REVIEW}{_PLAN}{{}}\n",
    "task": f"{_OPENING}{_REVIEW}{_PLAN}{{}}\n",
    "headline": f"{_OPENING}{_REVIEW}{{}}\n{_PLAN}",
    "goal": (
        f"{_OPENING}{_REVIEW}二、2025年工作安排\n今年经济社会发展的主要预期目标是:{{}}\n"
        "重点抓好以下工作。\n"
    ),
}
"""Where a sentence stands; of a `task` the tasks are told, of `headline` and `goal` the headlines,
and of the others the numbers."""
_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "eq": "", "range": ""}


@dataclass
class Reading:
    """A sentence with the lines that say what is read of it."""

    part: str
    sentence: str
    told: list[str] = field(default_factory=list)


@dataclass
class Group:
    """Sentences about one thing."""

    name: str
    readings: list[Reading] = field(default_factory=list)


def kept(text: str) -> list[Group]:
    """What the file holds.

    Raises:
        ValueError: a line belongs to no group, or names no part of a report.
    """
    groups: list[Group] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            groups.append(Group(line.removeprefix("## ")))
        elif line.startswith("  ") and groups and groups[-1].readings:
            groups[-1].readings[-1].told.append(line.strip())
        elif line and not line.startswith("# "):
            part, _, sentence = line.partition(" ")
            if part not in PARTS or not groups:
                raise ValueError(f"line {number} of readings.txt: no part of a report: {line!r}")
            groups[-1].readings.append(Reading(part, sentence.strip()))
    return groups


def written(groups: list[Group]) -> str:
    """The file that holds these."""
    head = "# Looked at line by line; `python eval/readings.py --update` writes what is read.\n"
    parts = []
    for group in groups:
        lines = [f"## {group.name}"]
        for one in group.readings:
            lines += [f"{one.part} {one.sentence}", *(f"    {said}" for said in one.told)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join([head, *parts])


def told(part: str, sentence: str) -> list[str]:
    """What is read of a sentence in a part of a report, a line for each thing."""
    from duixian import sources, text

    document = sources.from_text(PARTS[part].format(sentence), "made-up")
    outline = text.outline(document, government="云川市", report_year=2025)
    start = document.source.index(sentence)
    end = start + len(sentence)
    return list(_said(part, outline, start, end)) or ["nothing"]


def _said(part: str, outline: Outline, start: int, end: int) -> Iterator[str]:
    from duixian import extract

    claims = extract.claims(outline)
    if part == "task":
        for task in extract.tasks(outline, claims):
            if start <= task.start < end:
                yield _of_task(task)
        return
    if part in ("headline", "goal"):
        for cell in extract.headlines(outline, claims):
            if cell.start is not None and start <= cell.start < end:
                yield _of_headline(cell)
        return
    found = [(c.start, _of_claim(c)) for c in claims if start <= c.start < end]
    reader = import_module("duixian.extract.claims")
    for mention, reason in reader.skipped(outline):
        at = outline.reading.to_source(mention.start, mention.end)
        if start <= at.start < end:
            found.append((at.start, f"{mention.text}{mention.unit or ''} is none: {reason}"))
    yield from (said for _, said in sorted(found))


def _amount(bound: str, value: float, high: float | None, unit: str | None) -> str:
    upper = "" if high is None else f"–{high:,.15g}"
    return f"{_SIGNS[bound]}{value:,.15g}{upper} {unit or ''}".strip()


def _of_claim(claim: Claim) -> str:
    amount = _amount(claim.bound, claim.value, claim.value_high, claim.unit)
    scope = f" | of {claim.scope}" if claim.scope else ""
    return (
        f"{claim.quote} | {claim.indicator} | {claim.aspect} {amount}"
        f" | {claim.role} {claim.period or '?'}{scope}"
    )


def _of_task(task: Task) -> str:
    said = [task.text, task.kind, f"{task.verb} → {task.object}"]
    if task.deadline:
        said.append(f"by {task.deadline} ({task.deadline_source})")
    if task.programme:
        said.append(f"in {task.programme}")
    said += [f"goal {task.goal}"] if task.goal else []
    said += [f"from {task.baseline}"] if task.baseline else []
    return " | ".join(said)


def _of_headline(cell: Headline) -> str:
    said = cell.qualitative or ("absent" if cell.absent else "")
    if cell.value is not None and cell.bound is not None:
        said = _amount(cell.bound, cell.value, cell.value_high, cell.unit)
    return f"{cell.quote} | {cell.series} | {said} | {cell.role} {cell.year}"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--update", action="store_true", help="write what is read into the file")
    given = options.parse_args()
    groups, changed = kept(FILE.read_text("utf-8")), 0
    for group in groups:
        for one in group.readings:
            now = told(one.part, one.sentence)
            if now != one.told:
                changed += 1
                before = "".join(f"\n  - {said}" for said in one.told)
                print(f"{one.sentence}{before}" + "".join(f"\n  + {said}" for said in now))
            one.told = now
    if given.update:
        FILE.write_text(written(groups), encoding="utf-8")
    elif changed:
        raise SystemExit(f"{changed} sentences are read otherwise than the file says")


if __name__ == "__main__":
    main()
