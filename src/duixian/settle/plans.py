"""Targets due later than the plan year: five-year plans, and dated promises.

They stay pending until the report after their last year is in the books; until then the account
says how far the plan has come. The last report settles them by its figure for the whole
period, or for its last year where the target is a level to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from duixian.model import Account, Claim, figures
from duixian.settle.beside import by_figure_beside
from duixian.settle.chains import Chain, YearReport
from duixian.settle.evidence import is_mean
from duixian.settle.grading import Grade
from duixian.settle.matching import Pair
from duixian.settle.offered import says_what
from duixian.settle.plan_words import level_beside, surpassed
from duixian.settle.prices import at_other_prices
from duixian.settle.promised import promised
from duixian.settle.promises import (
    KEEPING,
    account,
    fitting,
    graded_pair,
    not_accusing,
    unanswered,
)
from duixian.settle.second import learned
from duixian.settle.wider import of_other_sectors
from duixian.settle.wording import amount_en, amount_zh, figure_en, figure_zh, number
from duixian.settle.yearly_gains import gained

_YEARS = re.compile(r"(?:(\d{4})-)?(\d{4})")
_ADDING = re.compile(
    r"^(?:新增|新建|新改|新开|改造|建成|完成|累计|净增|造林|营造|治理|培育|开工)|新增|投资$"
)


def plan_accounts(chain: Chain) -> Iterator[Account]:
    """One account for every target of a report that is due after its own year."""
    for report in chain.reports.values():
        targets = [
            c
            for c in report.claims
            if c.role == "target"
            and _last(c) > report.report_year
            and says_what(c)
            and promised(report, c)
        ]
        pairs = _pairs(chain, report, targets)
        for target in _each_once(targets, pairs):
            pair = pairs.get(target.claim_id)
            yield _answered_beside(chain, report, target, targets, pairs) or _account(
                chain, report, target, pair
            )


def _answered_beside(
    chain: Chain,
    report: YearReport,
    target: Claim,
    targets: Iterable[Claim],
    pairs: Mapping[str, Pair],
) -> Account | None:
    """The account of a target that has no figure of its own in the closing report, but is
    answered in words or by the level beside it."""
    year = _last(target)
    closing = chain.reports.get(year + 1)
    if closing is None or target.claim_id in pairs:
        return None
    beside = level_beside(report, target, targets)
    if beside is not None and (pair := pairs.get(beside.claim_id)):
        graded = by_figure_beside(target, pair, graded_pair(pair, closing))
        if graded.verdict in KEEPING:
            rule = "likeness, level of the same plan"
            return account(chain, year, target, pair.result, rule, graded, pair.score)
    if years_of(target.period) != (report.report_year, year) and (
        said := surpassed(closing, target)
    ):
        return account(chain, year, target, said[1], "own words, end of plan", said[0], 0.0)
    return None


def _each_once(targets: Iterable[Claim], pairs: Mapping[str, Pair]) -> Iterable[Claim]:
    """The targets, each promise once; of one that the report repeats, the place answered."""
    found: dict[tuple[object, ...], Claim] = {}
    for target in targets:
        key = (target.indicator, target.aspect, target.value, _last(target), target.scope)
        known = found.get(key)
        if known is None or (known.claim_id not in pairs and target.claim_id in pairs):
            found[key] = target
    return found.values()


def years_of(period: str | None) -> tuple[int, int] | None:
    """First and last year of a period of whole years.

    >>> years_of("2021-2025"), years_of("2027"), years_of("2020Q1")
    ((2021, 2025), (2027, 2027), None)
    """
    found = _YEARS.fullmatch(period or "")
    if not found:
        return None
    last = int(found[2])
    return (int(found[1]) if found[1] else last), last


def _last(claim: Claim) -> int:
    years = years_of(claim.period)
    return years[1] if years else 0


def _pairs(chain: Chain, report: YearReport, targets: list[Claim]) -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    for last in sorted({_last(t) for t in targets}):
        closing = chain.reports.get(last + 1)
        if closing is not None:
            mine = [t for t in targets if _last(t) == last]
            for period in sorted({t.period for t in mine if t.period} | {str(last)}):
                left = [t for t in mine if t.claim_id not in found and _fits(t, period)]
                found |= fitting(report, closing, left, _results(closing, period))
            left = [t for t in mine if t.claim_id not in found]
            found |= _learned(report, closing, left, last, found)
            means = [t for t in mine if t.claim_id not in found and is_mean(report, t)]
            found |= fitting(report, closing, means, _means(closing, last))
    return found


def _learned(
    report: YearReport,
    closing: YearReport,
    left: list[Claim],
    last: int,
    used: Mapping[str, Pair],
) -> dict[str, Pair]:
    """What the second matcher finds, rates with means of the same kind only; none that accuses."""
    found: dict[str, Pair] = {}
    taken = list(used.values())
    for mean in (True, False):
        mine = [t for t in left if is_mean(report, t) == mean and (mean or t.aspect == "level")]
        offered = _means(closing, last) if mean else _results(closing, str(last))
        new = learned(mine, offered, taken, report.lines, closing.lines)
        found |= not_accusing(new, report, closing)
    return found


def _fits(target: Claim, period: str) -> bool:
    """A rate over several years is settled by the same span, a level by its end as well."""
    if target.aspect in ("growth", "change"):
        return target.period == period and "-" in period
    return True


def _means(report: YearReport, last: int) -> list[Claim]:
    """Yearly means of spans that end with `last`: 平均每年递增6% by 1985 is answered by them."""
    return [
        c
        for c in report.claims
        if c.role == "result" and (c.period or "").endswith(f"-{last}") and is_mean(report, c)
    ]


def _results(report: YearReport, period: str) -> list[Claim]:
    return [c for c in report.claims if c.role == "result" and c.period == period]


def _account(chain: Chain, report: YearReport, target: Claim, pair: Pair | None) -> Account:
    year = _last(target)
    if pair is not None:
        whole = _over_years(report, target)
        graded = graded_pair(pair, chain.reports.get(year + 1), over_years=whole)
        return account(
            chain, year, target, pair.result, "likeness, end of plan", graded, pair.score
        )
    closing = chain.reports.get(year + 1)
    if closing is not None and (yearly := _growth_of_its_year(report, closing, target)):
        result = yearly.result
        return account(chain, year, target, result, "end of plan", _over_a_base(yearly, year), 0.0)
    if closing is not None:
        results = _results(closing, str(year))
        shown = (
            gained(report, closing, target)
            or at_other_prices(report, closing, target, results)
            or of_other_sectors(closing, target, results)
        )
        if shown:
            told, graded = shown
            return account(chain, year, target, told.result, "end of plan", graded, told.score)
        graded = unanswered(chain, year, target, report, accused=False)
    else:
        graded = _under_way(chain, report, target)
    return account(chain, year, target, None, "end of plan", graded, 0.0)


def _over_years(report: YearReport, target: Claim) -> bool:
    """Whether a target is growth or a fall over several years as one rate: 五年降低20%."""
    spans = target.aspect in ("growth", "change") and "-" in (target.period or "")
    return spans and not is_mean(report, target)


def _growth_of_its_year(report: YearReport, closing: YearReport, target: Claim) -> Pair | None:
    """The growth in the last year alone, where growth over a base year was promised for it."""
    if not _from_a_base(report, target):
        return None
    rates = [c for c in _results(closing, str(_last(target))) if c.aspect == "growth"]
    return fitting(report, closing, [target], rates).get(target.claim_id)


def _over_a_base(pair: Pair, year: int) -> Grade:
    aspect = pair.target.aspect
    both = figures.of_claim(pair.target), figures.of_claim(pair.result)
    (said, told), (said_en, told_en) = (
        tuple(f(figure, aspect) for figure in both) for f in (figure_zh, figure_en)
    )
    return Grade(
        "not_comparable",
        f"目标到{year}年{said}，以基期为准；后一年报告的是当年{told}，无法与之对照。",
        f"Target {said_en} by {year}, over a base year; the later report gives {told_en} in the "
        "year alone, which is another measure.",
        cause="another_base",
    )


def _from_a_base(report: YearReport, target: Claim) -> bool:
    """Whether a growth is to be reached by one later year: 到2010年翻一番."""
    rate = target.aspect == "growth" and "-" not in (target.period or "")
    if _last(target) == report.report_year + 1:
        return False  # 明年计划增长0.9% is over the year before it
    return rate and not is_mean(report, target)


def _under_way(chain: Chain, report: YearReport, target: Claim) -> Grade:
    figure, last = figures.of_claim(target), _last(target)
    zh = f"目标{figure_zh(figure, target.aspect)}，{last}年到期，未到期。"
    en = f"Target {figure_en(figure, target.aspect)}, due in {last}: not yet due."
    if last + 1 < max(chain.newest, *chain.reports):
        return unanswered(chain, last, target, report, accused=False)
    progress = _progress(chain, report, target)
    if progress is None:
        return Grade("pending", zh, en)
    return Grade("pending", zh[:-1] + "；" + progress[0], en[:-1] + "; " + progress[1])


def _progress(chain: Chain, report: YearReport, target: Claim) -> tuple[str, str] | None:
    """How much of a plan is used up, from the results reported since it was set."""
    years = years_of(target.period)
    assert years is not None
    results = [
        (year, found)
        for year in range(max(years[0], report.report_year), years[1] + 1)
        if (found := _yearly(chain, target, year)) is not None
    ]
    if not results:
        return None
    passed = len(results)
    values = [claim.value for _, claim in results]
    if target.aspect == "growth":
        mean = sum(values) / passed
        return (
            f"已报告{passed}年，年均{number(round(mean, 2))}%。",
            f"{passed} years reported, {number(round(mean, 2))} % a year on average.",
        )
    if _ADDING.search(target.indicator) and target.value:
        total = sum(values)
        share = f"{total / target.value * 100:.1f}"
        return (
            f"已报告{passed}年，累计{amount_zh(total, target.unit)}，为目标的{share}%。",
            f"{passed} years reported, {amount_en(total, target.unit)} so far, {share} % of it.",
        )
    year, latest = results[-1]
    return (
        f"{year}年为{amount_zh(latest.value, latest.unit)}。",
        f"{amount_en(latest.value, latest.unit)} in {year}.",
    )


def _yearly(chain: Chain, target: Claim, year: int) -> Claim | None:
    """The result reported for one year of what a longer target measures, by id or same phrase."""
    report = chain.reports.get(year + 1)
    for claim in report.claims if report else ():
        if (
            claim.role == "result"
            and claim.period == str(year)
            and claim.aspect == target.aspect
            and claim.unit == target.unit
            and claim.scope == target.scope
            and (
                claim.indicator == target.indicator
                or (claim.indicator_id is not None and claim.indicator_id == target.indicator_id)
            )
        ):
            return claim
    return None
