"""Small readings made by hand, for the page and its marks."""

from dataclasses import replace
from hashlib import sha256

import pytest

from duixian.model import (
    Claim,
    Document,
    Identity,
    Outline,
    Reading,
    ReadingText,
    Section,
)


def claim(source, quote, **changes):
    start = source.index(quote)
    made = Claim(
        claim_id=sha256(f"{source}{start}".encode()).hexdigest()[:16],
        doc="a-2025",
        report_id="r",
        government="澜川市",
        government_code="990100",
        report_year=2025,
        section="一、回顾",
        role_of_section="review",
        indicator="地区生产总值",
        indicator_id="gdp",
        aspect="growth",
        value=6.5,
        value_high=None,
        unit="%",
        bound="eq",
        role="result",
        period="2024",
        scope=None,
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence_start=0,
        sentence_end=len(source),
        recovered=False,
        rule="test",
        confidence=1.0,
    )
    return replace(made, **changes)


def reading(source, claims=(), heading=None, **parts):
    document = Document(
        doc="a-2025",
        source=source,
        report_id="r",
        original_digest="o",
        media="text",
        encoding="utf-8",
        **parts,
    )
    identity = Identity(
        title="2025年澜川市政府工作报告",
        government="澜川市",
        government_code="990100",
        level="prefecture",
        report_year=2025,
        delivered="2025-01-14",
        stated_date="2025-01-14",
        kind="report",
        complete=True,
    )
    sections: tuple[Section, ...] = ()
    if heading:
        start = source.index(heading)
        end = start + len(heading)
        sections = (
            Section(0, None, 1, heading, (heading,), "review", "2024", start, end, len(source)),
        )
    text = ReadingText(source, source_length=len(source))
    return Reading(Outline(document, text, identity, sections, ()), tuple(claims), ())


@pytest.fixture
def make_claim():
    return claim


@pytest.fixture
def make_reading():
    return reading
