"""Check 3: a report against the ones before it.

Four forms. A figure of a past year quoted differently now (restated: 2012's GDP was 51.9 trillion
in 2013 and 54 trillion in 2018). An amount and its growth that do not fit last year's amount. A
rate and its change in points (提高1.8个百分点) that do not fit last year's rate. A
budget figure and its change (比上年预算增加4000亿元) that do not fit last year's budget. Growth of
quantities that are told at constant prices is not set against their amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from duixian.audit.chain import AuditChain, Told
from duixian.audit.inside.wording import at_constant_prices
from duixian.audit.making import figure, finding, number
from duixian.audit.printed import Interval, printed
from duixian.audit.quantity import alike
from duixian.audit.relation import SLACK, severity
from duixian.model import Finding
from duixian.registry import audit as registry
from duixian.settle import amount_en


def check(chain: AuditChain) -> Iterator[Finding]:
    """What the reports of one government say differently of the same years."""
    yield from _restated(chain)
    for told in chain.told:
        yield from _against_last_year(chain, told)


def _restated(chain: AuditChain) -> Iterator[Finding]:
    for known, year, told in chain.years():
        if known.aspect == "change":
            continue
        results = [t for t in told if t.claim.role != "target"]
        for first, then in pairwise(results):
            if first.report.report_id == then.report.report_id:
                continue
            if not alike(first.claim, then.claim):
                continue
            gap = printed(first.claim).gap(printed(then.claim))
            if gap > SLACK * max(1.0, abs(first.claim.value)):
                yield _restatement(first, then, year, gap)


def _restatement(first: Told, then: Told, year: int, gap: float) -> Finding:
    was, now = _said(first), _said(then)
    old, new = first.report.report_year, then.report.report_year
    return finding(
        "restated",
        severity(gap, first.claim.value),
        [figure(then.report, then.claim), figure(first.report, first.claim)],
        message=f"{year}年“{then.claim.indicator}”：{old}年报告为{was}，{new}年报告为{now}",
        message_en=(
            f"“{then.claim.indicator}” of {year}: {_said_en(first)} in the report of {old}, "
            f"{_said_en(then)} in {new}"
        ),
        arithmetic=f"{now} - {was} = {number(then.claim.value - first.claim.value)}"
        f"{then.claim.unit}",
        expected=first.claim.value,
        found=then.claim.value,
    )


def _against_last_year(chain: AuditChain, change: Told) -> Iterator[Finding]:
    """An amount told with its growth, or a rate with its change, beside last year's."""
    sides = level_and_last_year(chain, change)
    if sides is None:
        return
    implied = implied_by(change, *sides)
    if implied is None:
        return
    kind, expected, value, arithmetic = implied
    gap = expected.gap(printed(change.claim))
    if gap > SLACK * max(1.0, abs(change.claim.value)):
        yield _mismatch(kind, change, *sides, gap, value, arithmetic)


def level_and_last_year(chain: AuditChain, change: Told) -> tuple[Told, Told] | None:
    """What a growth or change connects: the level told with it, and last year's."""
    year = change.year
    if change.quantity.aspect not in ("growth", "change") or year is None or change.quantity.base:
        return None
    now = _level_beside(chain, change)
    before = None if now is None else _last_year(chain, change, now, year - 1)
    if now is None or before is None or not alike(now.claim, before.claim):
        return None
    return now, before


def _last_year(chain: AuditChain, change: Told, now: Told, year: int) -> Told | None:
    """The figure that the change counts from: last year's result, for a budget last year's."""
    if change.claim.role != "target":
        told = chain.of(now.quantity, year)
        results = [t for t in told if t.report is not now.report and t.claim.role == "result"]
        return results[-1] if results else None
    last = chain.before(now.report)
    stated = change.report.text[now.claim.end : change.claim.start]
    if last is None or not ("预算" in stated or registry.is_quota(now.claim.indicator)):
        return None
    plans = [
        t
        for t in chain.of_report(last)
        if t.claim.role == "target"
        and t.year == year
        and (t.quantity.name, t.quantity.aspect, t.claim.unit)
        == (now.quantity.name, "level", now.claim.unit)
    ]
    return plans[0] if len({p.claim.value for p in plans}) == 1 else None


def _level_beside(chain: AuditChain, change: Told) -> Told | None:
    """The level of the same quantity in the same sentence."""
    return next(
        (
            t
            for t in chain.of_report(change.report)
            if t.quantity.aspect == "level"
            and t.quantity.name == change.quantity.name
            and t.claim.sentence_start == change.claim.sentence_start
            and t.claim.period == change.claim.period
            and t.claim.role == change.claim.role
        ),
        None,
    )


def implied_by(change: Told, now: Told, before: Told) -> tuple[str, Interval, float, str] | None:
    here, there = printed(now.claim), printed(before.claim)
    if change.quantity.aspect == "growth" and now.claim.unit != "%" and before.claim.value > 0:
        if at_constant_prices(now.claim) or change.quantity.qualifiers & registry.comparable():
            return None
        value = (now.claim.value / before.claim.value - 1) * 100
        arithmetic = f"{_said(now)} ÷ {_said(before)} - 1 = {number(value)}%"
        return "growth_of_last_year", (here / there).shifted(-1.0).scaled(100.0), value, arithmetic
    same = change.claim.unit == now.claim.unit or (
        change.claim.unit == "百分点" and now.claim.unit == "%"
    )
    if change.quantity.aspect == "change" and same:
        value = now.claim.value - before.claim.value
        arithmetic = f"{_said(now)} - {_said(before)} = {number(value)}{change.claim.unit}"
        kind = "change_of_last_plan" if change.claim.role == "target" else "change_of_last_year"
        return kind, here - there, value, arithmetic
    return None


def _mismatch(
    kind: str, change: Told, now: Told, before: Told, gap: float, value: float, arithmetic: str
) -> Finding:
    unit = change.claim.unit
    due, said = number(value) + unit, number(change.claim.value) + unit
    known = registry.kinds()[kind]
    return finding(
        kind,
        severity(gap, change.claim.value if unit != "%" else max(abs(change.claim.value), 5.0)),
        [
            figure(change.report, change.claim),
            figure(now.report, now.claim),
            figure(before.report, before.claim),
        ],
        message=f"{known.zh}（{now.claim.indicator}）：按两年数字推算为{due}，文中写{said}",
        message_en=(
            f"{known.en} (“{now.claim.indicator}”): both years make {amount_en(value, unit)}, "
            f"the text says {amount_en(change.claim.value, unit)}"
        ),
        arithmetic=arithmetic,
        expected=value,
        found=change.claim.value,
    )


def _said(told: Told) -> str:
    return number(told.claim.value) + told.claim.unit


def _said_en(told: Told) -> str:
    return amount_en(told.claim.value, told.claim.unit)
