"""Accounts that a government of another name answers: 章丘市 promised, 章丘区 reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from duixian.model import Account
from duixian.registry.lineage import became
from duixian.settle.chains import Chain, YearReport


def named(accounts: Iterable[Account], chain: Chain) -> Iterator[Account]:
    """The accounts of a chain; where who answers bears another name, the reason says so."""
    reports = {report.doc: report for report in chain.reports.values()}
    for account in accounts:
        answered = _answering(account, chain, reports)
        if answered is None or answered.government == account.government:
            yield account
        else:
            yield _told(account, answered.government)


def _answering(account: Account, chain: Chain, reports: dict[str, YearReport]) -> YearReport | None:
    if account.result is not None and account.result.doc in reports:
        return reports[account.result.doc]
    return chain.reports.get(account.year + 1)


def _told(account: Account, now: str) -> Account:
    found = became(account.government_code, account.government)
    when = f"{found.year}年" if found else ""
    when_en = f" in {found.year}" if found else ""
    return replace(
        account,
        reason=f"{account.reason}（{account.government}{when}改为{now}，由{now}的报告交代）",
        reason_en=(
            f"{account.reason_en} ({account.government} became {now}{when_en}; its report answers)"
        ),
    )
