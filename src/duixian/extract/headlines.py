"""The headline panel of one report: every series in every role, as figure, words or absent.

Figures come from the claims: the series' indicator and aspect, for the plan year (targets) or
the year before (results), of the whole territory. Where several say it, the headline sentence
(主要预期目标) goes first for targets and the review's own year for results, then the order
of the text. Where none does, `headline_words` looks for a target or result in words.
"""

from __future__ import annotations

from collections.abc import Iterable

from duixian.extract.faults import Faults, Guard
from duixian.extract.headline_figures import (
    added_up,
    by_indicator,
    doubled,
    fitting,
    looking_back,
    nearest,
    of_firms,
    steady,
    throughout,
)
from duixian.extract.headline_words import located, parts_of, told
from duixian.model import Claim, Headline, Outline, Role, Span
from duixian.registry import genres
from duixian.registry import series as registry
from duixian.registry.series import Series
from duixian.text import clauses

ROLES: tuple[Role, ...] = ("target", "result")


def headlines(
    outline: Outline, claims: tuple[Claim, ...], faults: Faults | None = None
) -> tuple[Headline, ...]:
    """One cell for each series and role that the report's level has.

    Targets are for the report year, results for the year before. Of a side that no section of the
    text is on (an excerpt without its plan part) nothing is said to be absent or told in words;
    only its figures are given. Nothing is said when the year is unknown,
    nor of a text that is known to be no report on the whole of a year: what a budget or a
    communiqué leaves out is not absent. What fails on one cell is kept in `faults`, if given, and
    costs that cell.
    """
    year = outline.identity.report_year
    kind = genres.load().kinds.get(outline.identity.genre)
    if year is None or (kind is not None and not kind.promises):
        return ()
    wanted = registry.load().values()
    by_id = by_indicator(outline, claims, wanted)
    cells: dict[tuple[str, Role], Headline] = {}
    years = {role: year - (role == "result") for role in ROLES}
    sides = {role: _has_side(outline, role) for role in ROLES}
    parts = {role: parts_of(outline, role, of) for role, of in years.items()}
    for series in wanted:
        if outline.identity.level is not None and outline.identity.level not in series.levels:
            continue
        for role, of in years.items():
            if role in series.roles:
                with Guard(faults, "headline", 0, 0, f"{series.id} ({role}): "):
                    cell = _cell(outline, series, role, of, by_id, parts[role])
                    if sides[role] or cell.value is not None:
                        cells[series.id, role] = cell
    return tuple(_settled_parts(cells))


def _settled_parts(cells: dict[tuple[str, Role], Headline]) -> Iterable[Headline]:
    """A series with parts is absent only where they are; parts without a figure are no cells."""
    parts = {p for s in registry.load().values() for p in s.parts}
    whole_of = {p: s.id for s in registry.load().values() for p in s.parts}
    split = {
        (whole_of[series], role)
        for (series, role), cell in cells.items()
        if series in parts and cell.value is not None
    }
    for (series, role), cell in cells.items():
        if series in parts and cell.value is None:
            continue
        if (series, role) in split and (cell.absent or _of_a_part(cell)):
            continue
        yield cell


def _of_a_part(cell: Headline) -> bool:
    """Whether words of a whole tell of one part: 农村居民收入增速连续15年高于城镇居民."""
    return (cell.qualitative or "").startswith(("农村", "城镇", "农民"))


def _has_side(outline: Outline, role: Role) -> bool:
    wanted = ("targets", "tasks") if role == "target" else ("review",)
    return any(s.role in wanted for s in outline.sections)


def _cell(
    outline: Outline,
    series: Series,
    role: Role,
    year: int,
    by_id: dict[str, list[Claim]],
    parts: tuple[Span, ...],
) -> Headline:
    claims = fitting(by_id.get(series.indicator, ()), series, role)
    claims = [c for c in claims if not (of_firms(outline, c) or doubled(outline, c))]
    exact = [c for c in claims if c.period == str(year)]
    back: list[Claim] = []
    if role == "result" and series.aspect == "level":
        back = [c for c in exact if looking_back(outline, c, year)]
        exact = [c for c in exact if c not in back]
    claim = nearest(outline, exact, role, year)
    words = None
    if claim is None:
        words = told(outline, series, role, year, parts) if series.mentions else None
        if words is None or not words.of_the_year:
            claim = nearest(outline, _standing(outline, series, claims, back, year), role, year)
    if claim is not None:
        return _headline(outline, series, role, year, claim=claim)
    span = words.span if words else None
    if span is None and series.aspect == "growth":
        span = _told_as_change(outline, by_id.get(series.indicator, ()), role, year)
    return _headline(outline, series, role, year, words=span)


def _standing(
    outline: Outline, series: Series, claims: list[Claim], back: list[Claim], year: int
) -> list[Claim]:
    """Levels told of several years that are those of the last one.

    About as much in each of five years is no year's figure, nor is what five made together.
    """
    spans = [
        c for c in claims if (c.period or "").endswith(f"-{year}") and not added_up(outline, c)
    ]
    if not series.standing:
        rates = series.aspect == "level" and series.unit == "%"
        spans = [c for c in spans if rates and throughout(outline, c)]
    back = back + spans
    return [c for c in back if not steady(outline, c)]


def _told_as_change(
    outline: Outline, claims: Iterable[Claim], role: Role, year: int
) -> Span | None:
    """The clause that gives the growth of an amount in the amount's own unit (增加7694亿元)."""
    for claim in claims:
        fits = claim.role == role and claim.period == str(year) and claim.scope is None
        if fits and claim.aspect == "change" and claim.unit not in ("%", "百分点"):
            at = outline.reading.from_source(claim.start)
            sentence = located(outline, at)[0]
            text = outline.reading.text
            for clause in clauses(text, sentence.start, sentence.end):
                if clause.start <= at < clause.end:
                    said = text[clause.start : clause.end].rstrip(",;:。!? ")
                    return Span(clause.start, clause.start + len(said))
    return None


def _headline(
    outline: Outline,
    series: Series,
    role: Role,
    year: int,
    *,
    claim: Claim | None = None,
    words: Span | None = None,
) -> Headline:
    identity, document = outline.identity, outline.document
    span: Span | None = None
    if claim is not None:
        span = _quoted(outline, series, claim)
    elif words is not None:
        span = outline.reading.to_source(words.start, words.end)
    quote = document.source[span.start : span.end] if span else None
    said = outline.reading.text[words.start : words.end] if words else None
    return Headline(
        doc=document.doc,
        report_id=document.report_id,
        government=identity.government,
        government_code=identity.government_code,
        report_year=identity.report_year,
        series=series.id,
        role=role,
        year=year,
        value=claim.value if claim else None,
        value_high=claim.value_high if claim else None,
        unit=claim.unit if claim else None,
        bound=claim.bound if claim else None,
        qualitative=said,
        absent=claim is None and words is None,
        quote=quote,
        start=span.start if span else None,
        end=span.end if span else None,
        claim_id=claim.claim_id if claim else None,
        genre=identity.genre,
    )


def _quoted(outline: Outline, series: Series, claim: Claim) -> Span:
    """The clauses from the one that names the indicator to the one with the figure."""
    text = outline.reading.text
    at = outline.reading.from_source(claim.start)
    sentence = located(outline, at)[0]
    begin = end = None
    for clause in clauses(text, sentence.start, sentence.end):
        said = text[clause.start : clause.end]
        if clause.start > at:
            break
        if begin is None or _names(said[: max(0, at - clause.start)], claim):
            begin = clause.start
        end = clause.start + len(said.rstrip(",;:。!? "))
    if begin is None or end is None:
        return Span(claim.start, claim.end)
    return outline.reading.to_source(begin, max(end, at + 1))


def _names(said: str, claim: Claim) -> bool:
    """Whether a stretch names the claim's indicator: its last three characters stand in it."""
    return claim.indicator[-3:] in said
