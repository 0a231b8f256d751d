"""The books settled: all accounts, what changed since, and the rate of fulfilment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.model import VERDICT_ZH, Account, Figure, Verdict
from duixian.settle.chains import Chain, Facts, chains
from duixian.settle.panels import headline_accounts
from duixian.settle.plans import plan_accounts
from duixian.settle.promises import promise_accounts

KEPT: tuple[Verdict, ...] = ("exceeded", "met")
SETTLED: tuple[Verdict, ...] = ("exceeded", "met", "nearly_met", "missed")


def accounts(facts: Facts) -> tuple[Account, ...]:
    """Every target of every report in the books with what became of it.

    Ordered by government, plan year, headline series first, then place in the report.
    """
    return settle(chains(facts))


def settle(all_chains: Iterable[Chain]) -> tuple[Account, ...]:
    """The accounts of chains of reports; see `accounts`."""
    settled: list[Account] = []
    for chain in all_chains:
        found = [*headline_accounts(chain), *promise_accounts(chain), *plan_accounts(chain)]
        found.sort(key=lambda a: (a.year, a.series is None, a.target.doc, a.target.start))
        settled += found
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """The rate of fulfilment (兑现率) with the counts behind it."""

    counts: dict[str, int]
    """Accounts by verdict."""

    @property
    def settled(self) -> int:
        """Accounts with a result that can be held against the target."""
        return sum(self.counts.get(v, 0) for v in SETTLED)

    @property
    def kept(self) -> int:
        """Accounts exceeded or met."""
        return sum(self.counts.get(v, 0) for v in KEPT)

    @property
    def rate(self) -> float | None:
        """Kept among settled, 0 to 1; None where nothing is settled."""
        return self.kept / self.settled if self.settled else None

    @property
    def text(self) -> str:
        """The rate as it may be shown: never without its counts."""
        shown = "、".join(
            f"{VERDICT_ZH[v]}{self.counts[v]}项" for v in VERDICT_ZH if self.counts.get(v)
        )
        if self.rate is None:
            return f"无可结账目（{shown or '没有目标'}）"
        return f"兑现率{self.rate * 100:.1f}%（{self.settled}项可对照，兑现{self.kept}项；{shown}）"

    @property
    def text_en(self) -> str:
        """The same in English."""
        shown = ", ".join(f"{self.counts[v]} {v}" for v in VERDICT_ZH if self.counts.get(v))
        if self.rate is None:
            return f"nothing settled ({shown or 'no targets'})"
        return f"{self.rate * 100:.1f} % kept ({self.kept} of {self.settled} settled; {shown})"


def fulfilment(of: Iterable[Account]) -> Fulfilment:
    """The rate of fulfilment of any selection of accounts.

    >>> fulfilment([]).text
    '无可结账目（没有目标）'
    """
    return Fulfilment(dict(Counter(str(a.verdict) for a in of)))


def by_section(of: Iterable[Account]) -> dict[str, Fulfilment]:
    """The rate of each section of the report that made the promises, in their order."""
    groups: dict[str, list[Account]] = {}
    for account in of:
        groups.setdefault(account.section, []).append(account)
    return {section: fulfilment(group) for section, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """An account that differs between two settlings; one side is None when it came or went."""

    before: Account | None
    after: Account | None

    @property
    def text(self) -> str:
        """What happened to it, in Chinese."""
        if self.before is None:
            assert self.after is not None
            return f"新立：{self.after.indicator}（{VERDICT_ZH[self.after.verdict]}）"
        if self.after is None:
            return f"撤销：{self.before.indicator}（原为{VERDICT_ZH[self.before.verdict]}）"
        was, now = VERDICT_ZH[self.before.verdict], VERDICT_ZH[self.after.verdict]
        return (
            f"{self.after.indicator}：{was} → {now}"
            if was != now
            else f"{self.after.indicator}：依据有变"
        )


def changes(before: Sequence[Account], after: Sequence[Account]) -> tuple[Change, ...]:
    """What differs between two settlings: new, gone, another verdict or another result.

    A promise that stands elsewhere in a corrected text is the same promise: only what either
    side says counts, not the place where it is said.
    """
    old = {a.account_id: a for a in before}
    new = {a.account_id: a for a in after}
    moved: dict[tuple[object, ...], list[Account]] = {}
    for key, account in old.items():
        if key not in new:
            moved.setdefault(_promise(account), []).append(account)
    found: list[Change] = []
    for key, account in new.items():
        namesakes = moved.get(_promise(account))
        was = old.get(key) or (namesakes.pop(0) if namesakes else None)
        if was is None or _told(was) != _told(account):
            found.append(Change(was, account))
    found += [Change(account, None) for left in moved.values() for account in left]
    return tuple(found)


def _promise(account: Account) -> tuple[object, ...]:
    """What makes it the same promise in another text of the same report."""
    called = account.series or (account.indicator, account.aspect, account.target.quote)
    return account.government, account.year, called


def _told(account: Account) -> tuple[object, ...]:
    return account.verdict, _said(account.target), _said(account.result)


def _said(side: Figure | None) -> tuple[object, ...] | None:
    if side is None:
        return None
    return side.quote, side.value, side.value_high, side.unit, side.bound, side.period
