"""A relation that figures of a report must satisfy, and the finding when they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duixian.audit.making import figure, finding, number
from duixian.audit.printed import Interval
from duixian.audit.reports import Report
from duixian.model import Claim, Figure, Finding, Severity
from duixian.registry import audit as registry

HIGH = 0.2
"""A gap of a fifth of the figure is no slip of rounding or of revision: severity high."""
MEDIUM = 0.03
"""Below three hundredths most gaps come from unprinted digits upstream: severity low."""
SLACK = 1e-9
"""Relative width added to every interval: floating point is not decimal."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`found`, what one claim says, beside `expected`, what the others imply for it.

    `claims` are in the order of the text; `stated` is the one that is tested.
    """

    kind: str
    report: Report
    claims: tuple[Claim, ...]
    stated: Claim
    expected: Interval
    found: Interval
    value: float
    """What the printed values alone give: the middle of the reckoning, for the message."""
    arithmetic: str
    unit: str

    @property
    def gap(self) -> float:
        """What remains between both sides when all printed digits are given their leeway."""
        gap = self.expected.gap(self.found)
        return gap if gap > SLACK * max(1.0, abs(self.found.middle)) else 0.0


def findings(relations: Iterable[Relation]) -> Iterator[Finding]:
    """A finding for each relation that no rounding can reconcile."""
    for relation in relations:
        if relation.gap > 0:
            yield _finding(relation)


def severity(gap: float, size: float) -> Severity:
    """How grave a gap is, by its share of the figure."""
    share = gap / max(abs(size), 1e-12)
    return "high" if share >= HIGH else "medium" if share >= MEDIUM else "low"


def _finding(relation: Relation) -> Finding:
    kind = registry.kinds()[relation.kind]
    stated = relation.stated
    said, due = number(stated.value) + relation.unit, number(relation.value) + relation.unit
    return finding(
        relation.kind,
        severity(relation.gap, stated.value),
        _figures(relation.report, relation.claims),
        message=f"{kind.zh}：按前后数字推算应为{due}，文中写{said}",
        message_en=f"{kind.en}: the other figures make {due}, the text says {said}",
        arithmetic=relation.arithmetic,
        expected=relation.value,
        found=stated.value,
    )


def _figures(report: Report, claims: Sequence[Claim]) -> list[Figure]:
    return [figure(report, claim) for claim in claims]
