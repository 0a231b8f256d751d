"""A communiqué or budget, read by the reader of reports, as evidence of its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from duixian.errors import InputError
from duixian.evidence.budgets import carried_out
from duixian.evidence.making import Given, digest_of
from duixian.evidence.titles import title_of
from duixian.model import Claim, Evidence, Outline, Reading, Section
from duixian.registry import governments, statistics


def of_reading(reading: Reading, given: Given) -> tuple[Evidence, ...]:
    """What a text says of the year that it looks back on: results with a known indicator.

    `series` is set on the one figure of each headline series that is of the whole year and the
    whole territory under the series' own name; what else the text says of that indicator is kept
    without it. Source offsets.

    Raises:
        InputError: the text does not say whose it is or of which year, is of a part of a year or
            of one that is not over, or gives no such figure.
    """
    outline = reading.outline
    doc, identity = outline.document.doc, outline.identity
    if identity.genre == "work_report":
        raise InputError(
            doc,
            "it is a work report, which is no second source of what work reports say",
            "Add it to the books with `duixian add`",
        )
    if statistics.load().is_part_of_year(title_of(outline.document.source)):
        raise InputError(
            doc,
            "its title says that it is of a part of a year",
            "Add what is told of the whole year",
        )
    if identity.government is None:
        raise InputError(doc, "the text does not say whose figures it gives", "Give --government")
    if identity.report_year is None:
        raise InputError(doc, "the text does not say of which year it is", "Give --year")
    year = identity.report_year - 1
    if given.at is not None and str(year) >= given.at[:4]:
        raise InputError(
            doc,
            f"its figures are of {year}, which is not over yet",
            "Add what is told of a whole year",
        )
    dated = identity.stated_date or ""
    if dated[:4] == str(year):
        raise InputError(
            doc,
            f"it is dated {dated}, before {year} was over",
            "Add what is told of the whole year",
        )
    claims = [c for c in _dated(reading, year) if (c.period or "").startswith(str(year))]
    told = [one for claim in claims if (one := _figure(claim, reading, given, year)) is not None]
    if not told:
        raise InputError(
            doc,
            f"no figure of {year} with a known indicator was read in it",
            "Give a communiqué or budget of that year, or a table with --mapping",
        )
    return tuple(_with_series(told))


def _dated(reading: Reading, year: int) -> Iterator[Claim]:
    """The results. A communiqué speaks of no year but its own: what reports mean by 上半年 is the
    year in which they are given, here it is the year before."""
    next_year = str(year + 1)
    text = reading.outline.document.source
    for claim in _told(reading):
        if claim.role != "result":
            continue
        period = claim.period or ""
        said = text[claim.sentence_start : claim.sentence_end]
        communique = reading.outline.identity.genre == "communique"
        if communique and period.startswith(next_year) and next_year not in said:
            claim = replace(claim, period=str(year) + period.removeprefix(next_year))
        yield claim


def _told(reading: Reading) -> Iterator[Claim]:
    """The claims; of a budget, what its review says was carried out as results."""
    if reading.outline.identity.genre != "budget_report":
        yield from reading.claims
        return
    outline = reading.outline
    reviewed = [
        claim
        for claim in reading.claims
        if (held := _section(outline, claim)) and held.role == "review"
    ]
    ids = {claim.claim_id for claim in reviewed}
    yield from carried_out(reviewed, outline.document.source)
    yield from (claim for claim in reading.claims if claim.claim_id not in ids)


def _figure(claim: Claim, reading: Reading, given: Given, year: int) -> Evidence | None:
    outline = reading.outline
    whole = statistics.load().indicator(claim.indicator, _places(outline))
    known = whole or claim.indicator_id
    if known is None or claim.aspect not in ("level", "growth"):
        return None
    source, vintage = given.source, given.vintage
    assert source is not None
    assert vintage is not None
    identity, document = outline.identity, outline.document
    file_id = replace(given, digest=document.original_digest).file_id(source, vintage)
    assert identity.government is not None
    series = None if _of_months(document.source, claim, year) else _series_of(whole, claim)
    return Evidence(
        evidence_id=digest_of(file_id, claim.start, claim.end),
        file_id=file_id,
        government=identity.government,
        government_code=identity.government_code,
        year=year,
        series=series,
        indicator=claim.indicator,
        indicator_id=known,
        aspect=claim.aspect,
        value=claim.value,
        value_high=claim.value_high,
        unit=claim.unit,
        bound=claim.bound,
        value_as_printed=claim.quote,
        period=claim.period or str(year),
        scope=claim.scope or statistics.load().level(_headings(outline, claim)),
        source=source,
        vintage=vintage,
        published=given.published or identity.stated_date,
        doc=document.doc,
        original_digest=document.original_digest,
        sheet=None,
        sheet_row=None,
        sheet_column=None,
        start=claim.sentence_start,
        end=claim.sentence_end,
        quote=document.source[claim.sentence_start : claim.sentence_end],
        ocr=claim.ocr,
        added_at=given.at,
    )


def _of_months(text: str, claim: Claim, year: int) -> bool:
    """Whether a paragraph last spoke of a part of a year before a figure: 1—9月，A增长2%。B增长3%.
    What it says of the whole year since (全年, 年末, the year alone) ends that."""
    paragraph = text.rfind("\n", 0, claim.start) + 1
    said = text[paragraph : claim.end]
    whole = re.compile(rf"全年|年末|年底|{year}年(?!\d|[上下]半|第?[一二三四1-4]季|前)")
    since = max((found.end() for found in whole.finditer(said)), default=0)
    return statistics.load().is_part_of_year(said[since:])


def _series_of(whole: str | None, claim: Claim) -> str | None:
    for series in statistics.series().values():
        same = series.indicator == whole and series.aspect == claim.aspect
        if same and (claim.unit == "%") == (series.unit == "%") and claim.unit != "百分点":
            return series.id
    return None


def _with_series(told: list[Evidence]) -> Iterator[Evidence]:
    """The first whole figure of each series keeps it: a communiqué gives the total first."""
    seen: set[str] = set()
    for one in told:
        fits = one.series is not None and one.scope is None and one.period == str(one.year)
        if not fits or one.series in seen:
            yield replace(one, series=None)
            continue
        assert one.series is not None
        seen.add(one.series)
        yield one


def _places(outline: Outline) -> tuple[str, ...]:
    name = outline.identity.government
    return (name, *governments.short_names(name)) if name else ()


def _headings(outline: Outline, claim: Claim) -> tuple[str, ...]:
    held = _section(outline, claim)
    return held.path if held else ()


def _section(outline: Outline, claim: Claim) -> Section | None:
    at = outline.reading.from_source(claim.start)
    held: Section | None = None
    for section in outline.sections:
        if section.start <= at < section.end:
            held = section
    return held
