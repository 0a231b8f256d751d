"""Reports, panels and claims made by hand, small enough to settle in the head."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from duixian.model import Claim, Headline
from duixian.registry import series
from duixian.settle import Chain, YearReport, lines
from duixian.settle.chains import linked
from duixian.settle.lines import Line, Lines

Make = Callable[..., Any]
_places = itertools.count()


@pytest.fixture
def cell() -> Make:
    """A cell of a panel: ``cell("cpi", "target", 2020, 3.0, bound="le")``."""

    def make(name: str, role: str, year: int, value: float | None = None, **more: Any) -> Headline:
        at = next(_places)
        known = {
            "unit": series.load()[name].unit,
            "bound": None if value is None else "eq",
            "value_high": None,
            "qualitative": None,
        } | more
        told = value is None and known["qualitative"] is None
        return Headline(
            doc="?",
            report_id="?",
            government="兰川市",
            government_code="990100",
            report_year=year if role == "target" else year + 1,
            series=name,
            role=role,  # type: ignore[arg-type]
            year=year,
            value=value,
            absent=told,
            quote=known["qualitative"] or f"{name}{value}",
            start=at,
            end=at + 1,
            claim_id=None,
            **known,
        )

    return make


@pytest.fixture
def claim() -> Make:
    """A claim: ``claim("新建公厕", 120, "座", role="target", period="2020")``."""

    def make(indicator: str, value: float, unit: str, **more: Any) -> Claim:
        at = next(_places)
        known: dict[str, Any] = {
            "indicator_id": None,
            "aspect": "level",
            "value_high": None,
            "bound": "eq",
            "role": "target",
            "period": "2020",
            "scope": None,
            "confidence": 0.9,
            "section": "重点工作",
        } | more
        return Claim(
            claim_id=f"claim{at}",
            doc="?",
            report_id="?",
            government="兰川市",
            government_code="990100",
            report_year=None,
            role_of_section="tasks",
            indicator=indicator,
            value=value,
            unit=unit,
            quote=f"{value:g}{unit}",
            start=at,
            end=at + 1,
            sentence_start=at,
            sentence_end=at + 1,
            recovered=False,
            rule="made",
            **known,
        )

    return make


@pytest.fixture
def chain() -> Make:
    """A government's reports: ``chain({2020: [...], 2021: [...]}, partial={2021})``."""

    def make(
        years: dict[int, list[Headline | Claim]],
        partial: set[int] | None = None,
        government: str = "兰川市",
        code: str = "990100",
        level: str = "prefecture",
        texts: dict[int, list[str]] | None = None,
    ) -> Chain:
        reports = [
            YearReport(
                doc=f"{government}-{year}",
                report_id=f"{code}{year}",
                government=government,
                government_code=code,
                level=level,  # type: ignore[arg-type]
                report_year=year,
                complete=year not in (partial or set()),
                missing=("review",) if year in (partial or set()) else (),
                headlines=tuple(x for x in said if isinstance(x, Headline)),
                claims=tuple(x for x in said if isinstance(x, Claim)),
                lines=_lines((texts or {}).get(year)),
            )
            for year, said in years.items()
        ]
        (only,) = linked(reports)
        return only

    return make


def _lines(sentences: list[str] | None) -> Lines | None:
    """Sentences of a look-back, end to end; one that begins with 今年 is of the plan."""
    if sentences is None:
        return None
    at, made_of = 0, []
    for said in sentences:
        role = "tasks" if said.startswith("今年") else "review"
        made_of.append(Line(at, at + len(said), said, said, role))  # type: ignore[arg-type]
        at += len(said)
    return lines.made(made_of)
