"""What sections say of their claims, against the labels."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

import pytest

from duixian.model import Outline, Section
from duixian.sources import load
from duixian.text import outline

ROLE_OF_CLAIM = {
    "review": "result",
    "problems": "result",
    "targets": "target",
    "tasks": "target",
    "governance": "target",
}


def section_at(made: Outline, source_offset: int) -> Section:
    reading = made.reading
    i = bisect_right(reading.source, source_offset) - 1
    position = reading.reading[i] + source_offset - reading.source[i]
    return next(s for s in made.sections if s.start <= position < s.end)


@pytest.mark.corpus
def test_a_sections_role_and_period_are_nearly_always_its_claims(
    corpus_dir: Path, labels_dir: Path
) -> None:
    @cache
    def made(doc: str) -> Outline:
        return outline(load(corpus_dir / f"{doc}.txt"))

    labels = [
        json.loads(line)
        for path in sorted((labels_dir / "gold").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    claims = [c for c in labels if c.get("role") in ("result", "target")]
    homes = [(c, section_at(made(c["doc"]), c["start"])) for c in claims]
    role_right = [(c, s) for c, s in homes if ROLE_OF_CLAIM.get(s.role) == c["role"]]
    period_right = [c for c, s in role_right if s.period == c["period"]]
    print(f"role {len(role_right)}/{len(homes)}, period {len(period_right)}/{len(role_right)}")
    assert len(role_right) >= 0.97 * len(homes)
    assert len(period_right) >= 0.97 * len(role_right)
