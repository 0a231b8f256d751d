"""What the audit's kinds may be called."""

from __future__ import annotations

from typing import Any

import pytest

from audit_reports import Made
from duixian import audit
from duixian.errors import RegistryError
from duixian.registry import audit as registry


def data(**changed: object) -> dict[str, Any]:
    """A registry of one kind."""
    kind = {"check": 1, "zh": "占比", "en": "a share", "innocent": [], "unseen": [0, 0]}
    return {"innocent": {}, "kinds": {"share": {**kind, "ceiling": "medium", **changed}}}


def test_a_kind_is_called_high_only_when_nine_unseen_findings_in_ten_are_right() -> None:
    assert registry.kinds_of(data(ceiling="high", unseen=[9, 10]))["share"].ceiling == "high"
    for unseen in ([0, 0], [3, 3], [8, 10]):
        with pytest.raises(RegistryError, match="may not be called high"):
            registry.kinds_of(data(ceiling="high", unseen=unseen))


def test_an_explanation_that_is_not_given_is_refused() -> None:
    with pytest.raises(RegistryError, match="explained by 'moon'"):
        registry.kinds_of(data(innocent=["moon"]))


def test_sums_and_restated_figures_are_never_high(report: Made) -> None:
    for kind in ("sum", "two_values", "restated", "growth_of_last_year"):
        assert registry.kinds()[kind].ceiling != "high"
    before = report("规模以上工业企业达到612家。", year=2024)
    after = report("规模以上工业企业由上年的298家增加到643家。", year=2025)
    (found,) = [f for f in audit.findings([before, after]) if f.kind == "restated"]
    assert found.severity == "medium"


def test_every_kind_lists_its_explanations() -> None:
    assert all(kind.innocent for kind in registry.kinds().values())
