"""Accounts of all other quantified targets: paired with results by likeness, then graded.

Due targets of plan year Y are paired with what the report of Y+1 gives for Y. What that report
gives only as a total of several years is not comparable; a figure that comes a report late is
found there; what is due later stays pending (`plans`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duixian.model import Account, Claim, Figure, Polarity, Verdict, figures
from duixian.registry import indicators
from duixian.registry.indicators import fold
from duixian.settle.beside import by_figure_beside, figures_beside
from duixian.settle.chains import Chain, YearReport
from duixian.settle.cleared import cleared
from duixian.settle.evidence import is_decision, never_result
from duixian.settle.gained import gained
from duixian.settle.grading import Grade, grade
from duixian.settle.guard import guarded
from duixian.settle.matching import Pair, measure, paired, plain
from duixian.settle.next_bases import of_base, told_by_next_plan
from duixian.settle.offered import like_figure, of_named_year, results, settleable
from duixian.settle.own_words import overruled
from duixian.settle.panels import account_id
from duixian.settle.plainly import plainly_promised
from duixian.settle.prices import at_other_prices
from duixian.settle.promised import promised
from duixian.settle.restated import told_again
from duixian.settle.said_done import said_done
from duixian.settle.said_raised import said_raised, without_figure
from duixian.settle.said_share import of_its_task
from duixian.settle.said_short import owned, said_short
from duixian.settle.said_whole import generally, said_whole
from duixian.settle.second import learned
from duixian.settle.silence import names_of_phrase, open_account, spoken_beside
from duixian.settle.sums import summed_up
from duixian.settle.told_in_parts import in_parts
from duixian.settle.whose import of_another
from duixian.settle.wider import of_other_sectors

KEEPING: tuple[Verdict, ...] = ("exceeded", "met", "nearly_met")
"""What may be said on the base of a next plan."""


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


def _of_year(chain: Chain, report: YearReport, targets: Sequence[Claim]) -> Iterator[Account]:
    year, following = report.report_year, chain.reports.get(report.report_year + 1)
    found = _answers(chain, report, following, targets)
    for target in targets:
        if answer := found.get(target.claim_id):
            yield _account(chain, year, target, answer)
            continue
        offered = results(following, str(year))
        rule, pair = "likeness", None
        taken = {a.result.claim_id for a in found.values() if a.result is not None}
        spoken_of = like_figure(target, [r for r in offered if r.claim_id not in taken])
        open_ = unanswered(chain, year, target, report, accused=not spoken_of)
        if following and (told := at_other_prices(report, following, target, offered)):
            pair, open_ = told
        elif following and (told := of_other_sectors(following, target, offered)):
            rule, (pair, open_) = "likeness, other sectors", told
        figure = figures.of_claim(target)
        if open_.verdict == "unreported" and (
            words := said_whole(report, following, figure, target.indicator, year)
        ):
            open_ = generally(figure, target.aspect, words, year)
        yield _account(chain, year, target, _paired(pair, rule, open_))


def _answers(
    chain: Chain, report: YearReport, following: YearReport | None, targets: Sequence[Claim]
) -> dict[str, Answer]:
    """What later reports say of the promises of a year, by claim_id.

    What likeness leaves open goes to the second matcher, then to what may keep a promise but
    not break it: figures of the year among several years', bases of the next plan, words.
    """
    year, found = report.report_year, dict[str, Answer]()
    answered = dict[str, Pair]()

    def left() -> list[Claim]:
        return [t for t in targets if t.claim_id not in found]

    def take(pairs: Mapping[str, Pair], rule: str, later: YearReport | None) -> None:
        for key, pair in pairs.items():
            graded = cleared_pair(graded_pair(pair, later), pair, report, later)
            if graded.verdict == "missed":
                graded = in_parts(pair, graded, later, results(later, str(year)))
            found[key] = _paired(pair, rule, graded)
            answered[key] = pair

    told = following.lines if following else None
    offered = results(following, str(year))
    own = [r for r in offered if following and not of_another(figures.of_claim(r), following, "")]
    close = fitting(report, following, targets, own)
    if len(own) < len(offered):
        close |= fitting(
            report, following, [t for t in targets if t.claim_id not in close], offered
        )
    take(close, "likeness", following)
    take(told_again(following, left(), year), "the target said again", following)
    more = learned(left(), offered, close.values(), report.lines, told)
    take(not_accusing(more, report, following), "learned", following)
    named = of_named_year(following, year)
    take(
        not_accusing(fitting(report, following, left(), named), report, following),
        "likeness",
        following,
    )
    more = learned(left(), named, (), report.lines, told)
    take(not_accusing(more, report, following), "learned", following)
    for key, (pair, words) in told_by_next_plan(report, following, left()).items():
        graded = graded_pair(pair, following)
        if graded.verdict in KEEPING:
            found[key] = _paired(pair, "base of the next target", of_base(graded, words))
    for target in left():
        if share := of_its_task(following, target, year):
            found[target.claim_id] = Answer(share[0], "own words", share[1])
        elif went := gained(following, target, year):
            found[target.claim_id] = Answer(went[0], "difference", went[1])
        elif said := said_done(following, target, year):
            found[target.claim_id] = Answer(said.words, "own words", said.grade)
        elif raised := said_raised(report, following, target):
            graded = without_figure(target, raised)
            found[target.claim_id] = Answer(raised, "own words", graded)
        elif short := said_short(following, (plain(target.indicator),), year):
            graded = owned(figures.of_claim(target), target.aspect, short)
            found[target.claim_id] = Answer(short, "own words", graded)
    summed = {
        key: _paired(pair, "likeness, another period", graded)
        for key, (pair, graded) in summed_up(report, following, left()).items()
    }
    after = next(chain.later(year + 1), None)
    waiting = [t for t in left() if t.claim_id not in summed]
    take(
        fitting(report, after, waiting, results(after, str(year))),
        "likeness, a report late",
        after,
    )
    for target in left():
        others = figures_beside(report, target, targets)
        beside = next((answered[t.claim_id] for t in others if t.claim_id in answered), None)
        if beside is not None:
            graded = by_figure_beside(target, beside, found[beside.target.claim_id].grade)
            found[target.claim_id] = _paired(beside, "likeness, figure beside", graded)
    return summed | found


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
    clear = clear and not spoken_beside(report, chain.reports.get(year + 1), target)
    figure = figures.of_claim(target)
    return open_account(chain, figure, target.aspect, year, names, accused=accused and clear)


def not_accusing(
    pairs: dict[str, Pair], wished: YearReport, later: YearReport | None
) -> dict[str, Pair]:
    """Learned pairs without those by which a promise would be missed: that must be read. One that
    falls short may be a part of what was told, and all parts together enough."""

    def short(pair: Pair) -> bool:
        graded = graded_pair(pair, later)
        if graded.verdict != "missed":
            return False
        told = results(later, str(wished.report_year))
        return in_parts(pair, graded, later, told).verdict not in KEEPING

    return {
        key: pair
        for key, pair in pairs.items()
        if later is not None
        and not never_result(pair.target, pair.result, wished, later)
        and not short(pair)
    }


def graded_pair(pair: Pair, later: YearReport | None, *, over_years: bool = False) -> Grade:
    """The verdict on a pair by its figures and by what the report says of them. `over_years` is
    growth or a fall over several years as one rate."""
    target, aspect = figures.of_claim(pair.target), pair.target.aspect
    polarity, result = polarity_of(pair.target), figures.of_claim(pair.result)
    graded = grade(target, result, aspect=aspect, polarity=polarity, over_years=over_years)
    return overruled(graded, result, later, polarity) if later is not None else graded


def cleared_pair(graded: Grade, pair: Pair, wished: YearReport, later: YearReport | None) -> Grade:
    """The verdict on a pair, taken back where its result is not what the promise asked for."""
    target = pair.target
    said = wished.lines.clause(target.start, target.end) if wished.lines else target.indicator
    both = figures.of_claim(target), figures.of_claim(pair.result)
    aspect, polarity = target.aspect, polarity_of(target)
    return cleared(graded, *both, later, said=said, aspect=aspect, polarity=polarity)


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a later report says of a promise, how that was found, and the verdict on it."""

    result: Figure | None
    rule: str
    grade: Grade
    score: float = 0.0


def _paired(pair: Pair | None, rule: str, graded: Grade) -> Answer:
    if pair is None:
        return Answer(None, rule, graded)
    return Answer(figures.of_claim(pair.result), rule, graded, pair.score)


def _account(chain: Chain, year: int, target: Claim, answer: Answer) -> Account:
    told = answer.result, answer.rule, answer.grade, answer.score
    return account(chain, year, target, *told)


def account(
    chain: Chain,
    year: int,
    target: Claim,
    result: Claim | Figure | None,
    rule: str,
    graded: Grade,
    score: float,
) -> Account:
    """An account of a claimed target."""
    found = figures.of_claim(result) if isinstance(result, Claim) else result
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
