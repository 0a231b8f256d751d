"""The books settled: all accounts, what changed since, and the rate of fulfilment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.model import VERDICT_ZH, Account, Figure, Verdict
from duixian.registry import series as registry
from duixian.settle.chains import Chain, Elsewhere, FactTables, chains
from duixian.settle.panels import headline_accounts
from duixian.settle.plans import plan_accounts
from duixian.settle.promises import promise_accounts
from duixian.settle.succeeded import named

KEPT: tuple[Verdict, ...] = ("exceeded", "met")
SETTLED: tuple[Verdict, ...] = ("exceeded", "met", "nearly_met", "missed")
NOT_DUE: tuple[Verdict, ...] = ("pending", "awaiting_report")
FEWEST = 10
"""Answered promises from which a rate is told: with fewer, one more or less turns it about."""


def accounts(facts: FactTables, beside: Elsewhere | None = None) -> tuple[Account, ...]:
    """Every target of every report in the books with what became of it.

    Ordered by government, plan year, headline series first, then place in the report. `beside`
    is what a part of the books needs of the rest, where the facts do not know it themselves.
    """
    return settle(chains(facts, beside))


def settle(all_chains: Iterable[Chain]) -> tuple[Account, ...]:
    """The accounts of chains of reports; see `accounts`."""
    settled: list[Account] = []
    rank = {series: place for place, series in enumerate(registry.load())}
    for chain in all_chains:
        found = [*headline_accounts(chain), *promise_accounts(chain), *plan_accounts(chain)]
        # One phrase may set the targets of two series: these stand as the registry has them.
        found.sort(
            key=lambda a: (
                *(a.year, a.series is None, a.target.doc, a.target.start),
                rank.get(a.series or "", len(rank)),
            )
        )
        settled += named(found, chain)
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """Promises in three counts: 到期承诺, 有交代, 兑现; and a rate where one holds."""

    counts: dict[str, int]
    """Promises by verdict, without decisions of the budget."""
    without_result: int = 0
    """Those among the not comparable for which nothing was reported at all."""
    decisions: int = 0
    """Decisions of the budget beside them: settled, but no promises."""
    plans: int = 0
    """Targets of the plan report beside them: most say again what the work report promises."""

    @property
    def due(self) -> int:
        """Promises whose year is over and whose report is there."""
        return sum(n for v, n in self.counts.items() if v not in NOT_DUE)

    @property
    def answered(self) -> int:
        """Due promises of which the later report says what became."""
        found = sum(self.counts.get(v, 0) for v in (*SETTLED, "not_comparable"))
        return found - self.without_result

    @property
    def kept(self) -> int:
        """Promises exceeded or met."""
        return sum(self.counts.get(v, 0) for v in KEPT)

    @property
    def rate(self) -> float | None:
        """Kept among answered, 0 to 1; None for so few that it would say nothing."""
        return self.kept / self.answered if self.answered >= FEWEST else None

    @property
    def text(self) -> str:
        """The counts in Chinese, the rate behind them."""
        shown = "、".join(
            f"{VERDICT_ZH[v]}{self.counts[v]}项" for v in VERDICT_ZH if self.counts.get(v)
        )
        beside = f"；另有预算安排{self.decisions}项" if self.decisions else ""
        beside += f"；另有计划报告目标{self.plans}项" if self.plans else ""
        if not self.due:
            return f"没有到期的承诺（{shown or '没有目标'}{beside}）"
        rate = "" if self.rate is None else f"，兑现率{self.rate * 100:.1f}%"
        led = f"到期承诺{self.due}项，有交代{self.answered}项，兑现{self.kept}项{rate}"
        return f"{led}（{shown}{beside}）"

    @property
    def text_en(self) -> str:
        """The same in English."""
        shown = ", ".join(
            f"{self.counts[v]} {v.replace('_', ' ')}" for v in VERDICT_ZH if self.counts.get(v)
        )
        beside = f"; budget decisions besides: {self.decisions}" if self.decisions else ""
        beside += f"; targets of plan reports besides: {self.plans}" if self.plans else ""
        if not self.due:
            return f"nothing due ({shown or 'no targets'}{beside})"
        rate = "" if self.rate is None else f", {self.rate * 100:.1f} % of the answered"
        return f"{self.due} due, {self.answered} answered, {self.kept} kept{rate} ({shown}{beside})"


def fulfilment(of: Iterable[Account]) -> Fulfilment:
    """What became of any selection of accounts.

    Where work reports are among those that promise, plan reports are only counted beside them.

    >>> fulfilment([]).text
    '没有到期的承诺（没有目标）'
    """
    given = list(of)
    every = [a for a in given if a.genre == "work_report"] or given
    promises = [a for a in every if a.role != "decision"]
    return Fulfilment(
        dict(Counter(str(a.verdict) for a in promises)),
        sum(a.verdict == "not_comparable" and a.result is None for a in promises),
        len(every) - len(promises),
        len(given) - len(every),
    )


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
    return account.government, account.year, account.genre, called


def _told(account: Account) -> tuple[object, ...]:
    return account.verdict, _said(account.target), _said(account.result)


def _said(side: Figure | None) -> tuple[object, ...] | None:
    if side is None:
        return None
    return side.quote, side.value, side.value_high, side.unit, side.bound, side.period
