"""The gate: a fall fails, a rise can be pinned, and lowering leaves its reason."""

import json

import pytest

from floors import Floors


@pytest.fixture
def floors(tmp_path):
    path = tmp_path / "floors.json"
    pinned = {"shared": {"claims.core_f1": 0.8, "panels.false_share": 0.08}}
    path.write_text(json.dumps(pinned), encoding="utf-8")
    return Floors(path)


def test_any_fall_is_seen(floors):
    (verdict,) = floors.compare("shared", {"claims.core_f1": 0.7999})
    assert verdict.fell


def test_a_harm_falls_when_it_grows(floors):
    (verdict,) = floors.compare("shared", {"panels.false_share": 0.0801})
    assert verdict.fell
    (verdict,) = floors.compare("shared", {"panels.false_share": 0.01})
    assert verdict.rose


def test_an_update_raises_what_rose_and_leaves_what_fell(floors):
    figures = {"claims.core_f1": 0.7, "panels.false_share": 0.02, "verdicts.right": 0.9}
    floors.raise_to("shared", floors.compare("shared", figures))
    floors.save()
    assert Floors(floors.path).data["shared"] == {
        "claims.core_f1": 0.8,
        "panels.false_share": 0.02,
        "verdicts.right": 0.9,
    }


def test_a_lowered_floor_keeps_the_old_one_and_the_reason(floors):
    verdicts = floors.compare("shared", {"claims.core_f1": 0.7, "panels.false_share": 0.05})
    floors.lower_to("shared", verdicts, "labels corrected")
    assert floors.data["shared"] == {"claims.core_f1": 0.7, "panels.false_share": 0.08}
    assert floors.data["lowered"] == [
        {"measure": "shared.claims.core_f1", "from": 0.8, "to": 0.7, "reason": "labels corrected"}
    ]
