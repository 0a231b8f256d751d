"""The last look at a verdict before it is said: nothing accuses that must not."""

from __future__ import annotations

from dataclasses import replace

from duixian.settle.grading import Grade


def guarded(graded: Grade, *, decision: bool, disputed: bool) -> Grade:
    """A verdict, taken back where it would accuse of what accuses nobody.

    A budget `decision` is carried out by being spent: less than was decided is no failure. Where
    two whole texts of the later report are at hand (`disputed`), neither accuses.
    """
    if graded.verdict not in ("missed", "unreported") or not (decision or disputed):
        return graded
    zh, en = (
        ("此为预算安排，只列两数，不作未完成论", "a budget decision is never called missed")
        if decision
        else ("同一年有两份报告，不作定论", "two reports of that year are in the books")
    )
    return replace(
        graded,
        verdict="not_comparable" if graded.verdict == "missed" else "not_found",
        reason=f"{graded.reason[:-1]}；{zh}。",
        reason_en=f"{graded.reason_en[:-1]}; {en}.",
        cause="another_base" if graded.verdict == "missed" else None,
    )
