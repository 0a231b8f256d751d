"""What the forms of check 1 share: the words between two figures, and real growth."""

from __future__ import annotations

import re

from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.registry import audit as registry

_LEFTOVER = re.compile(r"^[余多](?:元|人|吨|亩)?(?:左右|以上)?|^(?:左右|以上)")
_STEP = re.compile(rf"(?:{'|'.join(registry.step_words())})(?:了|约|近|共|达|超过)*$")
_ASIDE = re.compile(r"\([^()]*\)")


def follows(report: Report, one: Claim, two: Claim) -> str:
    """The words from one figure to the next, without asides in brackets and bound words."""
    between = _ASIDE.sub("", report.text[one.end : two.start])
    return _LEFTOVER.sub("", between)


def is_step(before: str) -> bool:
    """Whether the words before an amount make it a step: 增支300亿元 is no level of spending."""
    return bool(_STEP.search(before))


def per_head(report: Report, claim: Claim) -> bool:
    """Whether a figure's own clause counts by head or household."""
    clause = re.split(r"[,;:、。]", report.text[claim.sentence_start : claim.start])[-1]
    return registry.per_head(clause)


def at_constant_prices(amount: Claim) -> bool:
    """Whether growth of this quantity is told at constant prices, its amount at current ones.

    Then the two amounts do not give the rate, however the digits are rounded.
    """
    return amount.unit.endswith("元") and registry.real_growth(amount.indicator)
