"""One thing that is told in two ways: how many are poor no longer."""

import pytest

from duixian.settle.matching import lifted
from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        ("全年减少贫困人口8500人。", "1926户6800人稳定脱贫。", "missed"),
        ("全年减少贫困人口6500人。", "1926户6800人稳定脱贫。", "exceeded"),
        ("确保8200名贫困人口稳定脱贫。", "减少贫困人口2274户8200人。", "met"),
        ("减少农村贫困人口1.2万人。", "当年有9600人越过贫困线。", "missed"),
        ("减贫8500人。", "6800人脱贫。", "missed"),
        ("减贫8500人。", "剩余贫困人口6800人。", "not_found"),  # how many there still are
    ],
)
def test_fewer_poor_and_poor_no_longer_are_one(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


def test_a_claim_of_another_thing_stays_as_it_is(claim) -> None:
    for one in (
        claim("贫困人口", 6800, "人"),
        claim("贫困人口", 20, "%", aspect="change"),
        claim("脱贫村", 6, "个"),
    ):
        assert lifted(one) is one
