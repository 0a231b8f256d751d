"""Accounts against what readers said of them (eval/accounts.jsonl): nearly all knew no rule; rows
with `knew_rules` are of one who had written some, and are no blind figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
OPEN = ("pending", "awaiting_report")
"""Either says that there is no later report to judge by."""
ACCUSING = ("missed", "unreported")
"""Verdicts that a government would answer for."""


def now_said(judged: Row, accounts: Iterable[Row]) -> str | None:
    """The verdict that a judged promise has now; None where there is no account of it.

    A promise that a report repeats may have its account at another place now, and one that was
    dated wrongly has it in another year.
    """
    found = [a for a in accounts if _same_promise(judged, a)]
    found.sort(key=lambda a: (not _same_place(judged, a["target"]), a["year"] != judged["year"]))
    return str(found[0]["verdict"]) if found else None


def _same_promise(judged: Row, account: Row) -> bool:
    target = account["target"]
    if target["doc"] != judged["doc"] or account["series"] != judged["series"]:
        return False
    same_value = target["value"] == judged["value"]
    if account["year"] != judged["year"]:
        return _same_place(judged, target) and same_value
    return _same_place(judged, target) or (judged["value"] is not None and same_value)


def _same_place(judged: Row, target: Row) -> bool:
    return bool(target["start"] < judged["end"] and judged["start"] < target["end"])


def is_right(judged: Row, said: str | None) -> bool:
    """Whether what is said now is what the readers accept.

    Silence is right of what is no promise. `not_found` is wrong only where a reader found a plain
    answer: it says of the program, not of the report, that nothing was found. `decided` is what
    the labelling guide rules where the readers saw it otherwise; the blind figures leave it out.
    """
    if said is None:
        return not judged["promise"]
    if said in judged["accept"] or said == judged.get("decided"):
        return True
    if said in OPEN and any(verdict in OPEN for verdict in judged["accept"]):
        return True
    return said == "not_found" and not judged["answered"]


def score_accounts(judged: Iterable[Row], accounts: Iterable[Row]) -> dict[str, float]:
    """Precision of all judged accounts, and of each accusing verdict, as it is said now.

    The newest round of judgments is a figure of its own, `newest`: nothing was mended after it. It
    joins `right` when a later round is there.
    """
    by_doc: dict[str, list[Row]] = {}
    for account in accounts:
        by_doc.setdefault(account["target"]["doc"], []).append(account)
    said = [(row, now_said(row, by_doc.get(row["doc"], ()))) for row in judged]
    newest = max((row["round"] for row, _ in said), default=0)
    rounds: dict[bool, list[bool]] = {True: [], False: []}
    for row, verdict in said:
        rounds[row["round"] == newest].append(is_right(row, verdict))
    figures = {"right": _share(rounds[False]), "newest": _share(rounds[True])}
    for name in ACCUSING:
        of_verdict = [is_right(row, verdict) for row, verdict in said if verdict == name]
        figures[name] = _share(of_verdict)
    figures["accusing"] = _share([is_right(r, v) for r, v in said if v in ACCUSING])
    return figures


def never_said(warnings: Iterable[Row], accounts: Iterable[Row]) -> int:
    """How many promises are told what readers said may never be said of them."""
    rows = list(accounts)
    wrong = 0
    for warning in warnings:
        for account in rows:
            target = account["target"]
            here = target["doc"] == warning["doc"]
            if here and target["start"] <= warning["start"] < target["end"]:
                wrong += account["verdict"] in warning["never"]
    return wrong


def blind(judged: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """Right and all by the verdict that was judged, before anything was mended after it, by readers
    who knew no rule."""
    found: dict[str, tuple[int, int]] = {}
    for row in judged:
        if row.get("knew_rules"):
            continue
        right, count = found.get(row["said"], (0, 0))
        found[row["said"]] = (right + bool(row["right"]), count + 1)
    return found


def _share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 1.0
