"""One government's year as a page of the books: each promise beside what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import HORIZONTALS, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.cli.language import is_chinese, told
from duixian.cli.page import write
from duixian.model import VERDICT_ZH, Account, Figure
from duixian.settle import Statistics, by_section, fulfilment

STYLES = {
    "exceeded": "green",
    "met": "green",
    "nearly_met": "yellow",
    "missed": "red",
    "not_found": "blue",
    "unreported": "bold red",
    "not_comparable": "magenta",
    "pending": "dim",
    "awaiting_report": "dim",
}


def is_page(accounts: Sequence[Account]) -> bool:
    """Whether they are of one year of one government."""
    return len({(a.government, a.government_code, a.year) for a in accounts}) == 1


def show(accounts: Sequence[Account], statistics: Statistics) -> None:
    """Write the page to standard output: the rate with its counts, the sections, the accounts,
    with what `statistics` say beside each."""
    write(lambda console: _write(console, accounts, statistics))


def _write(console: Console, accounts: Sequence[Account], statistics: Statistics) -> None:
    whose, year, rate = accounts[0].government, accounts[0].year, fulfilment(accounts)
    console.print(Text(told(f"{whose} {year}年的账 · the accounts of that year"), style="bold"))
    promising = dict.fromkeys(a.target.doc for a in accounts)
    reporting = dict.fromkeys(a.result.doc for a in accounts if a.result)
    console.print(Text(told(f"承诺 promised in: {', '.join(promising)}")))
    console.print(Text(told(f"结果 reported in: {', '.join(reporting) or '–'}")))
    console.print(Text(rate.text))
    if not is_chinese():
        console.print(Text(rate.text_en, style="dim"))
    console.print()
    console.print(_summary(accounts))
    console.print(_ledger(accounts, statistics))


def _summary(accounts: Sequence[Account]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(told("部分 section"), ratio=2, overflow="fold")
    table.add_column(told("到期、有交代、兑现 due, answered, kept"), ratio=3, overflow="fold")
    in_the_text = sorted(accounts, key=lambda a: (a.year, a.target.doc, a.target.start))
    for section, rate in by_section(in_the_text).items():
        table.add_row(Text(section or told("（标题不明 heading unknown）")), Text(rate.text))
    return table


def _ledger(accounts: Sequence[Account], statistics: Statistics) -> Table:
    table = Table(box=HORIZONTALS, pad_edge=False, expand=True, show_lines=True)
    table.add_column(told("结论 verdict"), width=10)
    for name, ratio in (
        (told("承诺 promise"), 3),
        (told("结果 result"), 3),
        (told("理由 reason"), 4),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    for account in accounts:
        verdict, reason = VERDICT_ZH[account.verdict], Text(account.reason)
        if not is_chinese():
            verdict += "\n" + account.verdict.replace("_", " ")
            reason.append("\n").append(account.reason_en, "dim")
        second = statistics.verdict(account)
        if second.evidence_reason is not None and second.evidence_reason_en is not None:
            reason.append("\n").append(second.evidence_reason, "cyan")
            if not is_chinese():
                reason.append("\n").append(second.evidence_reason_en, "dim")
        table.add_row(
            Text(verdict, style=STYLES[account.verdict]),
            Text.assemble((account.indicator, "bold"), "\n", _quoted(account.target)),
            Text(_quoted(account.result)),
            reason,
        )
    return table


def _quoted(side: Figure | None) -> str:
    """The words of the report, and where they stand in it."""
    if side is None:
        return "–"
    quote = " ".join(side.quote.split())
    return f"“{quote}”\n{side.doc}:{side.start}"
