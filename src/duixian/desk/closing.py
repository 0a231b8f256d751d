"""Closing the year: each promise, what the desk was told of it, and what the next report says.

The two are set side by side and never merged: progress is what units reported at the desk, the
verdict is what settling reads in the next report. People's votes stand in columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duixian.desk.items import DeskItem
from duixian.desk.lights import Colour, actual_share, light
from duixian.model import VERDICT_ZH, Account, Verdict


@dataclass(frozen=True, slots=True)
class YearEndRow:
    """One promise with one of its accounts; without accounts, one row. Source offsets."""

    item: str
    government: str
    year: int
    text: str
    lead: str | None
    stage: str
    due: str
    done: str | None
    """The day on which it, or the last of its parts, was done; None while any is open."""
    parts: int
    """Work items that it was split into; 0 where it was not."""
    parts_done: int
    share: float | None
    """Percent of the whole by the desk; of a split one the mean of the parts, where all are
    known."""
    light: Colour
    """On the day asked for; `none` for a split one: its parts have theirs."""
    told: str | None
    """The last words that a unit reported."""
    satisfied: int
    votes: int
    """How many of those asked were satisfied, of how many."""
    doc: str
    quote: str
    start: int
    end: int
    account_id: str | None
    verdict: Verdict | None
    """None where the promise has no figure that is settled; then nothing is said of it."""
    verdict_zh: str | None
    reason: str | None
    result_doc: str | None
    result_quote: str | None
    result_start: int | None
    result_end: int | None


def year_end(
    items: Iterable[DeskItem], settled: Iterable[Account], on: date, preset: str | None = None
) -> list[YearEndRow]:
    """The promises of some items beside their accounts, in the order of the items.

    An account belongs to the promise in whose range of the report its target stands.
    """
    everything = list(items)
    by_doc: dict[str, list[Account]] = {}
    for account in settled:
        by_doc.setdefault(account.target.doc, []).append(account)
    parts: dict[str, list[DeskItem]] = {}
    for item in everything:
        if item.parent is not None:
            parts.setdefault(item.parent, []).append(item)
    rows: list[YearEndRow] = []
    for item in everything:
        if item.parent is None:
            own: list[Account | None] = [
                a for a in by_doc.get(item.promised.doc, ()) if _is_of(a, item)
            ]
            mine = parts.get(item.id, [])
            rows += [_row(item, mine, account, on, preset) for account in own or [None]]
    return rows


def _is_of(account: Account, item: DeskItem) -> bool:
    target, promised = account.target, item.promised
    if target.claim_id is not None and promised.claims:
        return target.claim_id in promised.claims
    return promised.start <= target.start and target.end <= promised.end


def _row(
    item: DeskItem,
    parts: Sequence[DeskItem],
    account: Account | None,
    on: date,
    preset: str | None,
) -> YearEndRow:
    promised = item.promised
    whole = [part for part in parts if part.terminated is None] or [item]
    votes = [vote for one in (item, *parts) for vote in one.votes]
    words = [told for one in (item, *parts) for told in one.progress if told.text]
    result = account.result if account else None
    return YearEndRow(
        item=item.id,
        government=promised.government,
        year=promised.year,
        text=promised.text,
        lead=item.lead,
        stage=item.stage,
        due=max(one.due for one in whole),
        done=_last_done(whole),
        parts=len(parts),
        parts_done=sum(part.done is not None for part in parts),
        share=_share(whole),
        light="none" if parts else light(item, on, preset).colour,
        told=max(words, key=lambda told: (told.day, told.seq)).text if words else None,
        satisfied=sum(votes),
        votes=len(votes),
        doc=promised.doc,
        quote=promised.quote,
        start=promised.start,
        end=promised.end,
        account_id=account.account_id if account else None,
        verdict=account.verdict if account else None,
        verdict_zh=VERDICT_ZH[account.verdict] if account else None,
        reason=account.reason if account else None,
        result_doc=result.doc if result else None,
        result_quote=result.quote if result else None,
        result_start=result.start if result else None,
        result_end=result.end if result else None,
    )


def _last_done(whole: Sequence[DeskItem]) -> str | None:
    days = [one.done for one in whole if one.done is not None]
    return max(days) if len(days) == len(whole) else None


def _share(whole: Sequence[DeskItem]) -> float | None:
    shares = [100.0 if one.done else actual_share(one) for one in whole]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if len(known) == len(whole) else None
