"""The nearest texts of each report among all of the books, found without setting each against
each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from duixian.registry import similarity
from duixian.settle import YearReport
from duixian.variables.panel import Ask
from duixian.variables.shingles import Shingled, jaccard, shared
from duixian.variables.signatures import Bands, signature
from duixian.variables.text_rows import NearestText, NearLack
from duixian.variables.texts import TOGETHER, shingled_texts, work_reports

_VERIFIED = 3
"""Times as many candidates are counted exactly as are wanted: the estimate alone would order those
that are about as near by chance."""
_COUNTED = 30
"""So many candidates are counted exactly however few are wanted: who is nearest must not depend on
how many were asked for. A text has about twenty."""


@dataclass(frozen=True, slots=True)
class _Library:
    """Every report that can be compared, by its id."""

    reports: Mapping[str, YearReport]
    bands: Bands
    lacks: Mapping[str, NearLack]


def nearest(
    ask: Ask, number: int, *, report_ids: Collection[str] | None = None
) -> Iterator[NearestText]:
    """The `number` texts nearest to each work report, the nearest first; one row that says why for
    a report that has none. `report_ids` narrows the rows, not what is searched."""
    library = _library(ask)
    chosen = [i for i in library.reports if report_ids is None or i in report_ids]
    wanted = max(number * _VERIFIED, _COUNTED)
    for first in range(0, len(chosen), TOGETHER):
        some = chosen[first : first + TOGETHER]
        likely = {i: library.bands.likely(i, wanted) if i in library.bands else {} for i in some}
        read = {i for i in some if likely[i]}.union(*likely.values())
        texts = shingled_texts(ask, sorted(read))
        for report_id in some:
            yield from _rows(report_id, likely[report_id], texts, library, number)


def _library(ask: Ask) -> _Library:
    rule = similarity.load()
    reports = {one.report_id: one for one in work_reports(ask)}
    lacks: dict[str, NearLack] = {i: "partial" for i, one in reports.items() if not one.complete}
    whole = [report_id for report_id in reports if report_id not in lacks]
    names: list[str] = []
    signatures = np.empty((len(whole), rule.permutations), np.uint32)
    for first in range(0, len(whole), TOGETHER):
        for report_id, text in shingled_texts(ask, whole[first : first + TOGETHER]).items():
            if len(text.shingles) < rule.least:
                lacks[report_id] = "too_short"
            else:
                signatures[len(names)] = signature(text.shingles, rule.permutations)
                names.append(report_id)
    return _Library(reports, Bands(names, signatures[: len(names)], rule.rows), lacks)


def _rows(
    report_id: str,
    likely: Mapping[str, float],
    texts: Mapping[str, Shingled],
    library: _Library,
    number: int,
) -> Iterator[NearestText]:
    report = library.reports[report_id]
    if not likely:
        yield _row(report, missing=library.lacks.get(report_id, "none_near"))
        return
    own = texts[report_id]
    exact: dict[str, float] = {i: jaccard(own, texts[i]) or 0.0 for i in likely}
    ordered: Sequence[str] = sorted(exact, key=lambda i: (-exact[i], i))[:number]
    for rank, other in enumerate(ordered, 1):
        yield _row(
            report,
            rank=rank,
            other=library.reports[other],
            shared=shared(own, texts[other]),
            similarity=exact[other],
            estimate=likely[other],
        )


def _row(
    report: YearReport,
    *,
    rank: int | None = None,
    other: YearReport | None = None,
    shared: int | None = None,
    similarity: float | None = None,
    estimate: float | None = None,
    missing: NearLack | None = None,
) -> NearestText:
    return NearestText(
        government=report.government,
        government_code=report.government_code,
        level=report.level,
        report_year=report.report_year,
        doc=report.doc,
        report_id=report.report_id,
        rank=rank,
        nearest=other.government if other else None,
        nearest_year=other.report_year if other else None,
        nearest_doc=other.doc if other else None,
        nearest_report_id=other.report_id if other else None,
        shared=shared,
        similarity=similarity,
        estimate=estimate,
        nearest_missing=missing,
    )
