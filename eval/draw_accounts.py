"""Draws accounts for readers to judge: stratified by verdict, with what a reader needs to see.

    duixian --books BOOKS accounts --format jsonl --output accounts.jsonl
    python eval/draw_accounts.py accounts.jsonl CORPUS --seed 1 > packet.jsonl

Each line has the sentence that promised, the verdict, and the sentence that is said to answer;
the readers judge from the reports, not from the rules.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SHARES = {
    "missed": 10,
    "unreported": 20,
    "nearly_met": 5,
    "exceeded": 14,
    "met": 14,
    "not_comparable": 10,
    "not_found": 20,
    "awaiting_report": 4,
    "pending": 3,
}
"""Accounts a verdict, as many as there are; what is missing comes from the others at random.

The accusing verdicts are few and matter most: they are drawn whole or nearly so.
"""
AROUND = 160
"""Characters shown before and after a quote."""
_LEFT = re.compile(r"[。！？\n]")


def draw(
    accounts: list[dict[str, Any]], number: int, seed: int, seen: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """`number` accounts over the verdicts, none whose promise stands where one of `seen` does."""
    chance = random.Random(seed)
    left = [a for a in accounts if not any(_meets(a["target"], one) for one in seen)]
    chance.shuffle(left)
    drawn: list[dict[str, Any]] = []
    for verdict, share in SHARES.items():
        drawn += [a for a in left if a["verdict"] == verdict][:share]
    taken = {a["account_id"] for a in drawn}
    drawn += [a for a in left if a["account_id"] not in taken][: max(0, number - len(drawn))]
    chance.shuffle(drawn)
    return drawn[:number]


def _meets(target: dict[str, Any], judged: dict[str, Any]) -> bool:
    """Whether a promise and a judged one share characters: ids change with the reader."""
    same: bool = target["doc"] == judged["doc"]
    return same and bool(target["start"] < judged["end"] and judged["start"] < target["end"])


def shown(account: dict[str, Any], corpus: Path) -> dict[str, Any]:
    """What a reader sees of an account."""
    target, result = account["target"], account["result"]
    return {
        "account_id": account["account_id"],
        "government": account["government"],
        "plan_year": account["year"],
        "section": account["section"],
        "indicator": account["indicator"],
        "series": account["series"],
        "value": target["value"],
        "target": _place(target, corpus),
        "verdict": account["verdict"],
        "cause": account["cause"],
        "reason": account["reason"],
        "result": _place(result, corpus) if result else None,
    }


def _place(figure: dict[str, Any], corpus: Path) -> dict[str, Any]:
    text = (corpus / f"{figure['doc']}.txt").read_text(encoding="utf-8")
    start, end = figure["start"], figure["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return {
        "doc": figure["doc"],
        "start": start,
        "end": end,
        "quote": text[start:end],
        "around": f"{_LEFT.split(before)[-1]}【{text[start:end]}】{_LEFT.split(after)[0]}",
    }


def main() -> None:
    """Prints the packet."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("accounts", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--seen", type=Path, help="eval/accounts.jsonl: what is judged there is not drawn again"
    )
    asked = parser.parse_args()
    accounts = [json.loads(line) for line in asked.accounts.read_text("utf-8").splitlines()]
    seen: list[dict[str, Any]] = []
    if asked.seen:
        seen = [json.loads(line) for line in asked.seen.read_text("utf-8").splitlines()]
    for account in draw(accounts, asked.number, asked.seed, seen):
        print(json.dumps(shown(account, asked.corpus), ensure_ascii=False))


if __name__ == "__main__":
    main()
