"""The browsable page: accounts with both quotes, findings, the ladder, the marked texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from duixian.demo.marking import MarkedLine, Quote, lines, quote
from duixian.demo.wording import aspect_zh, figure, role_zh
from duixian.model import VERDICT_ZH, Account, Claim, Figure, Finding, Reading, Verdict
from duixian.registry import match_rules
from duixian.registry import series as registry
from duixian.registry.series import Series
from duixian.settle import Rung, fulfilment

VERDICT_EN: dict[Verdict, str] = {
    "missed": "missed",
    "unreported": "unreported",
    "not_found": "not found",
    "nearly_met": "nearly met",
    "not_comparable": "not comparable",
    "met": "met",
    "exceeded": "exceeded",
    "pending": "pending",
    "awaiting_report": "awaiting the report",
}
"""In the order of the page: what a reader asks about first stands first."""


@dataclass(frozen=True, slots=True)
class FigureSide:
    """One side of an account or finding: the number in its clause, and where it stands."""

    doc: str
    quote: Quote
    anchor: str | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as the page shows it."""

    account: Account
    zh: str
    en: str
    name: str
    target: FigureSide
    result: FigureSide | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its sides."""

    finding: Finding
    sides: tuple[FigureSide, ...]


@dataclass(frozen=True, slots=True)
class LadderView:
    """The targets of one series at several levels."""

    series: Series
    rungs: Sequence[Rung]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its text marked."""

    reading: Reading
    lines: tuple[MarkedLine, ...]
    roles: Counter[str]


def write_page(
    target: Path,
    readings: Sequence[Reading],
    accounts: Sequence[Account],
    year: int,
    ladders: Sequence[Sequence[Rung]] = (),
    findings: Sequence[Finding] = (),
) -> Path:
    """Write the page to `target`: one file that needs neither network nor JavaScript.

    Accounts of plan year `year` are shown in full, the others folded. `ladders` holds the rungs
    of one series each, from the top down.
    """
    environment = Environment(
        loader=PackageLoader("duixian.demo", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        claim_title=claim_title, figure=figure, role_zh=role_zh, match_rules=match_rules.load()
    )
    settled = sorted_accounts(a for a in accounts if a.year == year)
    rest = [a for a in accounts if a.year != year]
    page = environment.get_template("demo.html.j2").render(
        reports=[_report(reading) for reading in readings],
        settled=[_account(account, readings) for account in settled],
        headline=sum(a.series is not None for a in settled),
        rest=[_account(account, readings) for account in rest],
        fulfilment=fulfilment(settled),
        verdicts=[
            (verdict, VERDICT_ZH[verdict], VERDICT_EN[verdict], count)
            for verdict in VERDICT_EN
            if (count := sum(a.verdict == verdict for a in settled))
        ],
        findings=[_finding(finding, readings) for finding in findings],
        ladders=[_ladder(rungs) for rungs in ladders if len(rungs) > 1],
        claims=sum(len(reading.claims) for reading in readings),
        tasks=sum(len(reading.tasks) for reading in readings),
        year=year,
    )
    target.write_text(page, encoding="utf-8")
    return target


def sorted_accounts(accounts: Iterable[Account]) -> list[Account]:
    """Headline series first, then by verdict (missed before met), then as the text has them."""
    order = list(VERDICT_EN)
    return sorted(
        accounts,
        key=lambda a: (a.series is None, order.index(a.verdict), a.target.start),
    )


def claim_title(claim: Claim) -> str:
    """What hovering over a claim says."""
    parts = [
        claim.indicator,
        aspect_zh(claim.aspect),
        figure(claim.value, claim.value_high, claim.unit, claim.bound, claim.aspect),
        role_zh(claim.role),
        claim.period or "",
        claim.scope or "",
    ]
    return " · ".join(part for part in parts if part)


def _report(reading: Reading) -> ReportView:
    return ReportView(reading, lines(reading), Counter(c.role for c in reading.claims))


def _ladder(rungs: Sequence[Rung]) -> LadderView:
    return LadderView(registry.load()[rungs[0].series], rungs)


def _account(account: Account, readings: Sequence[Reading]) -> AccountView:
    series = registry.load().get(account.series or "")
    return AccountView(
        account,
        VERDICT_ZH[account.verdict],
        VERDICT_EN[account.verdict],
        series.zh if series else account.indicator,
        _side(account.target, readings),
        _side(account.result, readings) if account.result else None,
    )


def _finding(finding: Finding, readings: Sequence[Reading]) -> FindingView:
    return FindingView(finding, tuple(_side(f, readings) for f in finding.figures))


def _side(side: Figure, readings: Sequence[Reading]) -> FigureSide:
    reading = next(r for r in readings if r.doc == side.doc)
    known = {claim.claim_id for claim in reading.claims}
    anchor = f"c-{side.claim_id}" if side.claim_id in known else None
    return FigureSide(
        side.doc, quote(reading.outline.document.source, side.start, side.end), anchor
    )
