"""The demonstration in the terminal: who reports, what was read, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duixian.demo.page import VERDICT_EN, sorted_accounts
from duixian.model import VERDICT_ZH, Account, Finding, Reading
from duixian.registry import series as registry
from duixian.settle import Fulfilment, fulfilment

COLOURS = {
    "missed": "red",
    "unreported": "magenta",
    "not_found": "blue",
    "nearly_met": "yellow",
    "not_comparable": "yellow",
    "met": "green",
    "exceeded": "green",
    "pending": "bright_black",
    "awaiting_report": "bright_black",
}
BAR = 40
"""Characters of the bar of due promises."""
MOST_OTHERS = 16
"""Missed and silent targets beyond the headline series that are listed; the page has all."""


def show(
    console: Console,
    readings: Sequence[Reading],
    accounts: Sequence[Account],
    year: int,
    findings: Sequence[Finding] = (),
) -> None:
    """Print identity and claims of each report, the accounts of `year`, and the findings."""
    console.print("[bold]兑现 Duixian[/bold]  四份虚构的政府工作报告 four invented reports\n")
    console.print(_reports(readings))
    for reading in readings:
        for repair in reading.outline.document.repairs:
            console.print(
                f"修复 repaired [cyan]{escape(reading.doc)}[/cyan]: "
                f"[red]{escape(repair.damaged)}[/red] → [green]{escape(repair.restored)}[/green]"
            )
    settled = sorted_accounts([a for a in accounts if a.year == year])
    console.print()
    _lead(console, fulfilment(settled))
    console.print(_accounts(settled, year))
    if findings:
        console.print()
        console.print(_findings(findings))


def _lead(console: Console, counts: Fulfilment) -> None:
    """All due promises as a bar, each third of it with a sign of its own, and in words."""
    if counts.due:
        thirds = (counts.kept, counts.answered - counts.kept, counts.due - counts.answered)
        ends = [round(BAR * sum(thirds[: i + 1]) / counts.due) for i in range(3)]
        lengths = (ends[0], ends[1] - ends[0], ends[2] - ends[1])
        bar = "".join(sign * n for sign, n in zip("█▒·", lengths, strict=True))
        console.print(f"{bar}  █ 兑现 kept  ▒ 有交代 answered  · 没有或未找到 no answer found")
    console.print(f"{counts.text}\n[dim]{counts.text_en}[/dim]\n")


def where(console: Console, page: Path, books: Path) -> None:
    """Say where the page and the books lie, and what to try next."""
    console.print(f"\n页面 page: [bold]{escape(str(page))}[/bold]")
    console.print(f"账本 books: duixian --books {escape(str(books))} accounts")


def _reports(readings: Sequence[Reading]) -> Table:
    table = Table(title="报告 reports", title_justify="left")
    for column in ("报告\nreport", "政府\ngovernment", "作报告\ndelivered", "完整\nwhole"):
        table.add_column(column, overflow="fold")
    for column in ("结果\nresults", "目标\ntargets", "任务\ntasks"):
        table.add_column(column, justify="right")
    for reading in readings:
        identity = reading.outline.identity
        roles = Counter(claim.role for claim in reading.claims)
        table.add_row(
            reading.doc,
            str(identity.government),
            identity.delivered or str(identity.report_year),
            "是 yes" if identity.complete else "否 no",
            str(roles["result"]),
            str(roles["target"]),
            str(len(reading.tasks)),
        )
    return table


def _accounts(settled: Sequence[Account], year: int) -> Table:
    counts = Counter(account.verdict for account in settled)
    told = "，".join(f"{VERDICT_ZH[v]} {counts[v]}" for v in VERDICT_EN if counts[v])
    table = Table(title=f"{year}年的账 accounts of {year}\n{told}", title_justify="left")
    for column in ("结论\nverdict", "指标\nindicator", "理由\nreason"):
        table.add_column(column, overflow="fold")
    others = [a for a in settled if a.series is None and a.verdict in ("missed", "unreported")]
    for account in [a for a in settled if a.series] + others[:MOST_OTHERS]:
        series = registry.load().get(account.series or "")
        colour = COLOURS[account.verdict]
        table.add_row(
            f"[{colour}]{VERDICT_ZH[account.verdict]} {VERDICT_EN[account.verdict]}[/{colour}]",
            escape(series.zh if series else account.indicator),
            escape(account.reason),
        )
    if len(others) > MOST_OTHERS:
        more = len(others) - MOST_OTHERS
        table.caption = (
            f"另有{more}项未完成或未交账，见页面。 {more} more missed or silent: on the page."
        )
    return table


def _findings(findings: Sequence[Finding]) -> Table:
    table = Table(title="查账 findings", title_justify="left")
    for column in ("报告\nreport", "发现\nfinding", "算术\narithmetic"):
        table.add_column(column, overflow="fold")
    for finding in findings:
        table.add_row(finding.doc, escape(finding.message), escape(finding.arithmetic))
    return table
