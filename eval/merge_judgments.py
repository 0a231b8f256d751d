"""Puts readers' judgments of a packet of `draw_accounts.py` into eval/accounts.jsonl.

    python eval/merge_judgments.py PACKET.jsonl ROUND JUDGED.jsonl... >> eval/accounts.jsonl

Where two readers judged one account, what either accepts is accepted, and the account counts as
judged right when the first did. What was said at the time (`said`, `right`) stays: it is the blind
figure; `accept` is what later versions are held to.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

HARMLESS = ("not_found", "not_comparable", "pending", "awaiting_report")
"""What may be said of a figure that is no promise: nobody is accused, nothing claimed."""
LONGEST_QUOTE = 24


def merged(account: dict[str, Any], judged: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """One line of eval/accounts.jsonl."""
    target = account["target"]
    accept = {j["should_be"] for j in judged if j.get("should_be")}
    accept |= {account["verdict"] for j in judged if j["right"]}
    promise = all(j["promise"] for j in judged)
    return {
        "doc": target["doc"],
        "start": target["start"],
        "end": target["end"],
        "quote": target["quote"][:LONGEST_QUOTE],
        "year": account["plan_year"],
        "series": account["series"],
        "value": account["value"],
        "said": account["verdict"],
        "right": judged[0]["right"],
        "accept": sorted(accept | set(HARMLESS if not promise else ())),
        "promise": promise,
        "answered": any(j.get("answer") for j in judged),
        "readers": len(judged),
        "round": number,
    }


def main() -> None:
    """Prints the lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("packet", type=Path)
    parser.add_argument("round", type=int)
    parser.add_argument("judged", type=Path, nargs="+")
    asked = parser.parse_args()
    judged: dict[str, list[dict[str, Any]]] = {}
    for path in asked.judged:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            judged.setdefault(row["account_id"], []).append(row)
    for account in map(json.loads, asked.packet.read_text("utf-8").splitlines()):
        found = judged[account["account_id"]]
        print(json.dumps(merged(account, found, asked.round), ensure_ascii=False))


if __name__ == "__main__":
    main()
