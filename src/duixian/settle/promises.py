"""Accounts of all other quantified targets: paired with results by likeness, then graded.

Due targets of plan year Y are paired with what the report of Y+1 gives for Y. What that report
gives only as a total of several years is not comparable; a figure that comes a report late is
found there; what is due later stays pending (`plans`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duixian.model import Account, Claim, Figure, Polarity, figures
from duixian.registry import indicators, verdicts
from duixian.registry import series as registry
from duixian.registry.indicators import fold
from duixian.registry.promises import no_promise
from duixian.settle.chains import Chain, YearReport
from duixian.settle.evidence import is_decision, never_result, plainly_promised
from duixian.settle.grading import POINTS, Grade, grade
from duixian.settle.guard import guarded
from duixian.settle.matching import Pair, measure, paired, plain
from duixian.settle.own_words import overruled
from duixian.settle.panels import account_id
from duixian.settle.prices import at_other_prices
from duixian.settle.second import learned
from duixian.settle.silence import mentions, names_of_phrase, open_account
from duixian.settle.wording import figure_en, figure_zh

_YEARS_PAST = re.compile(r"[三四五六七八九]年|“[^”]{1,3}五”")
_ONE_YEAR = re.compile(r"一年|\d{4}年|去年|今年|“[^”]{1,3}五”(?:开局|收官)")
DOUBTFUL = 0.5
"""Claims read with less confidence than this are shown, not settled."""


def promise_accounts(chain: Chain) -> Iterator[Account]:
    """One account for every other due target of every report of a government."""
    for report in chain.reports.values():
        targets = due(report)
        yield from _of_year(chain, report, targets)


def due(report: YearReport) -> list[Claim]:
    """A report's targets for its own year that are no headline series, each once."""
    year = str(report.report_year)
    found: dict[tuple[object, ...], Claim] = {}
    for claim in report.claims:
        if (
            claim.role == "target"
            and claim.period in (year, None)
            and settleable(claim)
            and promised(report, claim)
        ):
            key = (fold(claim.indicator), *measure(claim), claim.value)
            found.setdefault(key, claim)
    return list(found.values())


def settleable(claim: Claim) -> bool:
    """Whether a claim says clearly enough what it measures, and is no headline series."""
    return says_what(claim) and (claim.scope is not None or not _headline(claim))


def promised(report: YearReport, claim: Claim) -> bool:
    """Whether a figure of the plan part is a promise by the rules of `registry/promises.toml`."""
    said = (claim.indicator, claim.quote, claim.unit, claim.aspect, claim.bound)
    if no_promise(said, repeated=False):
        return False
    return not (no_promise(said, repeated=True) and _repeats(report, claim))


def _repeats(report: YearReport, claim: Claim) -> bool:
    """Whether a headline target of the same report has the same figure."""
    return any(
        h.role == "target" and h.value == claim.value and h.unit == claim.unit
        for h in report.headlines
    )


def says_what(claim: Claim) -> bool:
    """Whether a claim was read with confidence and its phrase says what is measured."""
    named = len(plain(claim.indicator)) >= verdicts.load().shortest
    return claim.confidence >= DOUBTFUL and (named or claim.indicator_id is not None)


def _headline(claim: Claim) -> bool:
    return any(
        s.indicator == claim.indicator_id and s.aspect == claim.aspect and "target" in s.roles
        for s in registry.load().values()
    )


def _of_year(chain: Chain, report: YearReport, targets: Sequence[Claim]) -> Iterator[Account]:
    year = report.report_year
    following = chain.reports.get(year + 1)
    results = _results(following, str(year))
    pairs = fitting(report, following, targets, results)
    left = [t for t in targets if t.claim_id not in pairs]
    told = following.lines if following else None
    more = learned(left, results, pairs.values(), report.lines, told)
    others = not_accusing(more, report, following)
    left = [t for t in left if t.claim_id not in others]
    sums = paired(left, _spans(following, year))
    left = [t for t in left if t.claim_id not in sums]
    after = next(chain.later(year + 1), None)
    late = fitting(report, after, left, _results(after, str(year)))
    for target in targets:
        key = target.claim_id
        if key in pairs:
            graded = graded_pair(pairs[key], following)
            yield _account(chain, year, target, pairs[key], "likeness", graded)
        elif key in others:
            graded = graded_pair(others[key], following)
            yield _account(chain, year, target, others[key], "learned", graded)
        elif key in late:
            graded = graded_pair(late[key], after)
            yield _account(chain, year, target, late[key], "likeness, a report late", graded)
        elif key in sums:
            yield _account(
                chain, year, target, sums[key], "likeness, another period", _summed(sums[key])
            )
        else:
            priced = at_other_prices(report, following, target, results) if following else None
            pair, open_ = priced or (None, unanswered(chain, year, target, report))
            yield _account(chain, year, target, pair, "likeness", open_)


def fitting(
    wished: YearReport, later: YearReport | None, targets: Sequence[Claim], results: Sequence[Claim]
) -> dict[str, Pair]:
    """Pairs of which the result is no thing that may never be one (`evidence`).

    What is turned away for one target is offered to no other place, but the target looks on.
    """
    found: dict[str, Pair] = {}
    left, barred = list(targets), set[str]()
    while later is not None and left:
        offered = [r for r in results if r.claim_id not in barred]
        new = paired(left, offered)
        good = {k: p for k, p in new.items() if not never_result(p.target, p.result, wished, later)}
        found |= good
        taken = {p.result.claim_id for p in new.values()}
        if len(good) == len(new):
            break
        barred |= taken
        left = [t for t in left if t.claim_id not in found]
    return found


def unanswered(
    chain: Chain, year: int, target: Claim, report: YearReport, *, accused: bool = True
) -> Grade:
    """What can be said of a promise to which no answer was found."""
    clear = plainly_promised(report, target) and not is_decision(target.indicator)
    line = report.lines.at(target.start) if report.lines else None
    names = names_of_phrase(target.indicator, line.reading if line else "")
    figure = figures.of_claim(target)
    return open_account(chain, figure, target.aspect, year, names, accused=accused and clear)


def spoken_of(report: YearReport, target: Claim) -> bool:
    """Whether a later report names at all what was promised; taken so where its text is not at
    hand."""
    if report.lines is None:
        return True
    names = names_of_phrase(target.indicator)
    return next(mentions(report, report.report_year - 1, names), None) is not None


def _results(report: YearReport | None, period: str) -> list[Claim]:
    return [
        c
        for c in (report.claims if report else ())
        if c.role == "result" and c.period == period and settleable(c) and not _summed_up(c)
    ]


def _spans(report: YearReport | None, year: int) -> list[Claim]:
    """Results over several years that end with `year`."""
    return [
        c
        for c in (report.claims if report else ())
        if c.role == "result"
        and settleable(c)
        and ((c.period or "").endswith(f"-{year}") or (c.period == str(year) and _summed_up(c)))
    ]


def _summed_up(claim: Claim) -> bool:
    """Whether a count stands where a report looks back on several years, and so adds them up."""
    counted = claim.aspect in ("level", "change") and claim.unit not in POINTS
    return counted and any(
        _YEARS_PAST.search(heading) and not _ONE_YEAR.search(heading)
        for heading in claim.section.split(" / ")
    )


def not_accusing(
    pairs: dict[str, Pair], wished: YearReport, later: YearReport | None
) -> dict[str, Pair]:
    """Learned pairs without those by which a promise would be missed: that must be read."""
    return {
        key: pair
        for key, pair in pairs.items()
        if later is not None
        and not never_result(pair.target, pair.result, wished, later)
        and graded_pair(pair, later).verdict != "missed"
    }


def graded_pair(pair: Pair, later: YearReport | None) -> Grade:
    """The verdict on a pair by its figures and by what the report says of them."""
    polarity, result = polarity_of(pair.target), figures.of_claim(pair.result)
    graded = grade(
        figures.of_claim(pair.target), result, aspect=pair.target.aspect, polarity=polarity
    )
    return overruled(graded, result, later, polarity) if later is not None else graded


def _summed(pair: Pair) -> Grade:
    target, result = figures.of_claim(pair.target), figures.of_claim(pair.result)
    aspect = pair.target.aspect
    said, told = figure_zh(target, aspect), figure_zh(result, aspect)
    said_en, told_en = figure_en(target, aspect), figure_en(result, aspect)
    return Grade(
        "not_comparable",
        f"目标{said}，后一年只报几年的数（{told}），时段不同，无法对照。",
        f"Target {said_en}; the later report gives a figure of several years only, {told_en}.",
        cause="another_period",
    )


def polarity_of(target: Claim) -> Polarity:
    """Which way is better, from the direction and bound of the target, then the registry."""
    if target.aspect == "rank" or target.bound in ("le", "lt"):
        return "ceiling" if target.value >= 0 else "fall"
    known = indicators.load().by_id.get(target.indicator_id or "")
    if target.aspect in ("growth", "change"):
        if target.value < 0:
            return "fall"
        return "ceiling" if known is not None and known.polarity == "ceiling" else "higher"
    if known is None or (known.polarity == "neutral" and target.bound in ("ge", "gt")):
        return "higher"
    return known.polarity


def _account(
    chain: Chain, year: int, target: Claim, pair: Pair | None, rule: str, graded: Grade
) -> Account:
    return account(
        chain,
        year,
        target,
        pair.result if pair else None,
        rule,
        graded,
        pair.score if pair else 0.0,
    )


def account(
    chain: Chain,
    year: int,
    target: Claim,
    result: Claim | None,
    rule: str,
    graded: Grade,
    score: float,
) -> Account:
    """An account of a claimed target."""
    found: Figure | None = figures.of_claim(result) if result else None
    decision = is_decision(target.indicator)
    graded = guarded(graded, decision=decision, disputed=year + 1 in chain.disputed)
    return Account(
        account_id=account_id(target.report_id, target.claim_id),
        government=target.government or chain.government,
        government_code=target.government_code if target.government else chain.government_code,
        year=year,
        series=None,
        indicator=target.indicator,
        aspect=target.aspect,
        section=target.section,
        verdict=graded.verdict,
        reason=graded.reason,
        reason_en=graded.reason_en,
        rule=rule,
        score=score,
        target=figures.of_claim(target),
        result=found,
        cause=graded.cause,
        role="decision" if decision else "promise",
        nearest=graded.nearest,
        genre=chain.genre_of(target.doc),
    )
