"""Every text of the corpus is read as it was when its reading was last looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

import approved

BEFORE = approved.approved()


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus_dir")
@pytest.mark.parametrize("path", approved.texts(), ids=lambda path: path.stem)
def test_a_text_is_read_as_it_was_looked_at(path: Path) -> None:
    now = approved.places(approved.read(path))
    changed = [" ".join(one) for one in approved.differences(now, BEFORE[path.stem])]
    assert not changed, (
        f"{path.stem} is read otherwise at {len(changed)} places ({', '.join(changed[:5])} …). "
        "Look at them with python eval/approved.py, then take them with --update"
    )


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus_dir")
def test_every_text_but_those_of_blind_labels_was_looked_at() -> None:
    blind = {path.stem for path in approved.BLIND.glob("*.jsonl")}
    assert {path.stem for path in approved.texts()} == BEFORE.keys()
    assert not blind & BEFORE.keys()
    assert sum(len(rows) for places in BEFORE.values() for rows in places.values()) > 30_000


def test_what_is_new_gone_or_otherwise_is_named_by_its_place() -> None:
    before = {"claims": {"1": ["a"], "20": ["b"], "3": ["c"]}}
    now = {"claims": {"1": ["a"], "20": ["x"], "4": ["d"]}, "tasks": {}, "headlines": {}}
    assert list(approved.differences(now, before)) == [
        ("claims", "3", "gone"),
        ("claims", "4", "new"),
        ("claims", "20", "otherwise"),
    ]
