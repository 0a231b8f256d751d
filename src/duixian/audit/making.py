"""How a finding is put together: its figures, its id, its numbers in words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from duixian.audit.english import in_english
from duixian.audit.reports import Report
from duixian.model import Claim, Figure, Finding, Headline, Severity, figures
from duixian.registry import audit as registry

_CLAUSE = re.compile(r"[,;:。!?\n](?!\d{3}(?!\d))")
RANK: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
"""The order of findings, the gravest first."""
LONGEST_QUOTE = 80
"""Characters of a quote; a clause that runs longer is cut around its figure."""


def clause_around(report: Report, start: int, end: int) -> tuple[int, int]:
    """The clause that holds ``[start, end)``, without the signs that end it. Source offsets."""
    low = max(0, start - LONGEST_QUOTE)
    begin = low
    for sign in _CLAUSE.finditer(report.text, low, start):
        begin = sign.end()
    sign_after = _CLAUSE.search(report.text, end, end + LONGEST_QUOTE // 2)
    stop = sign_after.start() if sign_after else min(len(report.text), end + LONGEST_QUOTE // 2)
    while begin < start and report.source[begin].isspace():
        begin += 1
    return begin, stop


def figure(report: Report, claim: Claim) -> Figure:
    """A claim as one side of a finding, quoted with the clause around it."""
    return figures.of_claim(claim, _quoted(report, *clause_around(report, claim.start, claim.end)))


def headline(report: Report, cell: Headline, *, clause: bool = False) -> Figure:
    """A cell of the panel as one side of a finding: its own quote, or the clause around it."""
    start, end = cell.start or 0, cell.end or 0
    if clause:
        start, end = clause_around(report, start, end)
    return figures.of_cell(cell, _quoted(report, start, end))


def passage(report: Report, start: int, end: int) -> Figure:
    """Words as one side of a finding: a quote without a value. Source offsets."""
    return figures.of_passage(report.doc, report.source[start:end], start)


def _quoted(report: Report, start: int, end: int) -> tuple[str, int, int]:
    return report.source[start:end], start, end


def finding(
    kind: str,
    severity: Severity,
    sides: Sequence[Figure],
    *,
    message: str,
    message_en: str,
    arithmetic: str,
    arithmetic_en: str | None = None,
    expected: float | None = None,
    found: float | None = None,
    key: Sequence[object] = (),
) -> Finding:
    """A finding of a registered kind; the first figure's report is the one it is about.

    Its id is the digest of the kind and of the claims that it compares (or of `key`, for words
    and for figures that may join later): it stays the same as long as the texts do, however
    the wording of the message changes. Amounts of `message_en`, and of `arithmetic` where it is not
    given in English, are put into English units.
    """
    known = registry.kinds()[kind]
    parts = [str(k) for k in key] or [f.claim_id or f"{f.doc}:{f.start}" for f in sides]
    digest = hashlib.sha256(":".join([kind, *parts]).encode()).hexdigest()
    return Finding(
        finding_id=digest[:16],
        kind=kind,
        severity=_at_most(severity, known.ceiling),
        doc=sides[0].doc,
        message=message,
        message_en=in_english(message_en),
        claims=tuple(f.claim_id for f in sides if f.claim_id),
        figures=tuple(sides),
        expected=expected,
        found=found,
        arithmetic=arithmetic,
        innocent=known.innocent,
        arithmetic_en=in_english(arithmetic) if arithmetic_en is None else arithmetic_en,
    )


def _at_most(severity: Severity, ceiling: Severity) -> Severity:
    """A severity, lowered to what its kind has shown itself good for."""
    return max(severity, ceiling, key=RANK.__getitem__)


def number(value: float) -> str:
    """A number for reading: in 万 and 亿 where Chinese readers expect them, no needless digits.

    >>> number(366000000.0), number(6.5), number(-12000.0), number(62.7906976)
    ('3.66亿', '6.5', '-1.2万', '62.79')
    """
    for factor, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= factor:
            return _plain(value / factor) + word
    return _plain(value)


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    digits = 4 if abs(value) >= 100 else 3 if abs(value) < 1 else 2
    if abs(value) >= 1000:
        return f"{value:.1f}"
    text = f"{value:.{max(2, digits - 2)}f}"
    return text.rstrip("0").rstrip(".")
