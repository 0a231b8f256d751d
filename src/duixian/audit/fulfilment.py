"""Check 5, in any wording: targets said to be met, and the same report says otherwise.

全面完成主要目标, 各项预期目标顺利实现: a claim for the whole field. It is contradicted by the
report's own admission (…低于预期目标, …未能实现), and, where the report before is in the books,
by a headline target that its account calls missed. Silence contradicts nothing here. A wish
(确保全面完成), a single field (脱贫目标任务如期完成) and a figure that ought to be low
(价格涨幅低于预期目标) are left alone; words and fields are [fulfilment] in registry/audit.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duixian.audit.making import clause_around, finding, passage
from duixian.audit.reports import Report
from duixian.model import Account, Finding
from duixian.patterns import alternatives
from duixian.registry import audit as registry
from duixian.registry import fulfilment as claims
from duixian.registry import series

Span = tuple[int, int]


def _any(which: str) -> str:
    return "|".join(map(re.escape, registry.fulfilment(which)))


_LOW = re.compile(_any("better_low"))
_OTHERS = re.compile(_any("others"))
_FIVE_YEARS = re.compile(r"五”|五年|个五年|计划期|时期")
_MEASURED = re.compile(_any("measured"))
_SUPPOSE = re.compile(_any("suppose"))
_AIM = r"(?:目标|计划指标|计划|指标|预期)"
_ADMITTED = re.compile(
    alternatives(
        (
            f"{_AIM}[^,;。]{{0,8}}(?:未能?|没有|没)(?:如期|全部|全面|完全|按期)?"
            "(?:实现|完成|达到|达标)"
        ),
        (
            "(?:没有|未能?|没能)(?:如期|全部|全面|完全|按期)?"
            f"(?:实现|完成|达到|达)[^,;。]{{0,24}}{_AIM}"
        ),
        "(?:未达|不及|不如|没达到)(?:到)?(?:年初|年度|全年)*(?:预期|目标|计划)",
        "低于(?:全年|年度|年初|原定|预定|确定|设定|的)*(?:预期|目标|计划)",
        "与(?:全年|年度|年初|预期|预定|的)*目标[^,;。]{0,6}差距",
    )
)


def check(report: Report, missed: Sequence[Account] = ()) -> Iterator[Finding]:
    """The claim of one report that its own words, or the accounts of its year, contradict."""
    said = claimed(report)
    if said is None:
        return
    admitted = [span for span in admissions(report) if not _same(span, said)]
    if not (admitted or missed):
        return
    known = series.load()
    names = [f"自述“{_flat(report.source[a:b])}”" for a, b in admitted]
    names_en = ["what it admits itself"] * bool(admitted)
    sides = [passage(report, *said), *(passage(report, *span) for span in admitted)]
    for account in missed:
        names.append(f"{known[account.series or ''].zh}未达目标")
        names_en.append(known[account.series or ""].en)
        sides.append(account.target)
        if account.result is not None:
            sides.append(account.result)
    yield finding(
        "contradicted_fulfilment",
        "medium",
        sides,
        message=f"称“{_flat(report.source[slice(*said)])}”，而{'；'.join(names)}",
        message_en=f"targets are said to be met; against it stands {', '.join(names_en)}",
        arithmetic="；".join(
            [*(_flat(report.source[a:b]) for a, b in admitted), *(a.reason for a in missed)]
        ),
        arithmetic_en="; ".join(
            [
                *(f"“{_flat(report.source[a:b])}”" for a, b in admitted),
                *(a.reason_en for a in missed),
            ]
        ),
        key=(report.report_id, said[0]),
    )


def claimed(report: Report) -> Span | None:
    """Where the review says that the targets of the whole field were met. Source offsets."""
    for start, end in _told(report, claims.CLAIM, ("review", "other")):
        clause = report.text[start:end]
        before = report.text[_sentence(report, start) : start]
        if claims.of_whole_field(clause, before) and not _ADMITTED.search(clause):
            return start, end
    return None


def of_plan(report: Report) -> bool:
    """Whether the claim is for a plan of five years: no target of one year contradicts it."""
    said = claimed(report)
    return said is not None and bool(_FIVE_YEARS.search(report.text[slice(*said)]))


def admissions(report: Report) -> Iterator[Span]:
    """Where a report says itself that a target was not reached. Source offsets."""
    for start, end in _told(report, _ADMITTED, ("review", "problems", "other")):
        sentence = report.text[_sentence(report, start) : end]
        clause = report.text[start:end]
        told_low = _LOW.search(clause) and "低于" in clause
        measured = "目标" in clause or _MEASURED.search(clause)
        if measured and not (told_low or _OTHERS.search(clause) or _SUPPOSE.search(sentence)):
            yield start, end


def _told(report: Report, pattern: re.Pattern[str], roles: tuple[str, ...]) -> Iterator[Span]:
    """The clauses of some parts of a report in which a pattern is found."""
    seen = set()
    for part in report.passages:
        if part.role in roles and not part.heading:
            for found in pattern.finditer(report.text, part.start, part.end):
                span = clause_around(report, found.start(), found.end())
                if span not in seen:
                    seen.add(span)
                    yield span


def _sentence(report: Report, at: int) -> int:
    return next((p.start for p in report.passages if p.start <= at < p.end), at)


def _same(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _flat(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)
