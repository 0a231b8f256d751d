"""Pairs of a promise and its answer, as counties word them: invented, judged beforehand.

    python eval/county_pairs.py                 what is settled otherwise than the writers accept
    python eval/county_pairs.py --round 3       of one round
    python eval/county_pairs.py FILE            of other pairs, that nothing has been mended for

Readers who knew neither program nor rules wrote both paragraphs and said which verdicts a careful
reader accepts (eval/county_pairs.jsonl). The corpus has next to no county with two reports.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duixian import extract
from duixian.model import Account
from duixian.settle import of_readings, settle
from duixian.sources import from_bytes

PAIRS = Path(__file__).with_suffix(".jsonl")
REPORT = """澜川县人民政府工作报告
——{year}年1月10日在澜川县第十七届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、{before}年工作回顾
过去一年，我们做了大量工作。
{done}
二、{year}年工作安排
今年要抓好以下工作。
{planned}
各位代表，让我们共同奋斗！谢谢大家！
"""
ANSWERED = frozenset(("exceeded", "met", "nearly_met", "missed"))
ACCUSING = ("missed", "unreported")

Pair = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a pair; no account where its promise was not read."""

    pair: Pair
    account: Account | None

    @property
    def said(self) -> str:
        return str(self.account.verdict) if self.account else "no account"

    @property
    def right(self) -> bool:
        return self.said in self.pair["verdicts"]

    @property
    def answered(self) -> bool:
        """Whether a reader finds an answer that settles the promise, and nothing less will do."""
        return ANSWERED.issuperset(self.pair["verdicts"])


def accounts(planned: str, done: str) -> list[Account]:
    """What became of the promises of 2023 by the report of 2024."""
    texts = (
        REPORT.format(year=2023, before=2022, done="各项工作顺利。", planned=planned),
        REPORT.format(year=2024, before=2023, done=done, planned="抓好落实。"),
    )
    read = [extract.read(from_bytes(t.encode(), f"r{i}")) for i, t in enumerate(texts)]
    return [one for one in settle(of_readings(read)) if one.year == 2023]


def settled(pair: Pair) -> Settled:
    """The account of the promise that is meant: the paragraph may hold others."""
    planned, promise = pair["planned"], pair.get("promise") or pair["planned"]
    text = REPORT.format(year=2023, before=2022, done="各项工作顺利。", planned=planned)
    start = text.index(planned) + planned.index(promise)
    end = start + len(promise)
    for one in accounts(planned, pair["done"]):
        if (start <= one.target.start and one.target.end <= end) or one.target.quote == promise:
            return Settled(pair, one)
        if one.target.start <= start and end <= one.target.end:
            return Settled(pair, one)
    return Settled(pair, None)


def figures(pairs: Iterable[Pair]) -> dict[str, float]:
    """Shares: of all pairs right, of each accusing verdict fair, of what is answered found."""
    seen = [settled(pair) for pair in pairs]
    answered = [one for one in seen if one.answered]
    found = {"right": share(one.right for one in seen)}
    for verdict in ACCUSING:
        found[verdict] = share(one.right for one in seen if one.said == verdict)
    found["answered"] = share(one.said in ANSWERED for one in answered)
    return found


def share(held: Iterable[bool]) -> float:
    told = list(held)
    return round(sum(told) / len(told), 4) if told else 1.0


def read(path: Path, chosen: int | None = None) -> Iterator[Pair]:
    """The pairs of a file, of one round or of all."""
    for line in path.read_text("utf-8").splitlines():
        pair: Pair = json.loads(line)
        if chosen in (None, pair.get("round")):
            yield pair


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path, nargs="?", default=PAIRS)
    options.add_argument("--round", type=int)
    given = options.parse_args()
    seen = [settled(pair) for pair in read(given.file, given.round)]
    for number, one in enumerate(seen):
        if one.right:
            continue
        print(f"{number}: {one.said}, not {' or '.join(one.pair['verdicts'])}: {one.pair['why']}")
        print(f"   {one.pair['planned']}\n   {one.pair['done']}")
        if one.account:
            result = one.account.result.quote if one.account.result else None
            print(f"   [{one.account.indicator}|{one.account.target.quote}] -> [{result}]")
            print(f"   {one.account.reason}")
    for verdict in sorted({one.said for one in seen}):
        of = [one for one in seen if one.said == verdict]
        print(f"{verdict:15} {sum(one.right for one in of)} of {len(of)} right")
    answered = [one for one in seen if one.answered]
    found = sum(one.said in ANSWERED for one in answered)
    print(f"{'answered':15} {found} of {len(answered)} found")
    print(f"{'all':15} {sum(one.right for one in seen)} of {len(seen)} right")


if __name__ == "__main__":
    main()
