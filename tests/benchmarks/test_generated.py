"""Made-up reports: the same each time, told apart, and read as what they say they are."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from duixian.extract import read
from duixian.sources import from_text


@pytest.fixture(scope="module")
def generated() -> ModuleType:
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(Path(__file__).resolve().parents[2] / "benchmarks")
        return importlib.import_module("generated")


def test_a_report_is_the_same_each_time_and_no_two_are_alike(generated: ModuleType) -> None:
    made = list(generated.reports(40, 2))
    assert made == list(generated.reports(40, 2))
    assert len({one.text for one in made}) == len({one.doc for one in made}) == len(made) == 80
    assert all("虚构文本" in one.text for one in made)


def test_it_is_read_as_the_report_of_its_government_and_year(generated: ModuleType) -> None:
    made = generated.report("440000", "广东省", 2010)
    reading = read(from_text(made.text, made.doc))
    identity = reading.outline.identity
    assert (identity.government, identity.report_year) == ("广东省", 2010)
    roles = [claim.role for claim in reading.claims]
    assert min(roles.count("target"), roles.count("result")) > 10
    assert {c.period for c in reading.claims if c.role == "target"} == {"2010"}
