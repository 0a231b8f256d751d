"""Text that is damaged all over costs no more than its length, and mendable runs go first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from counting import calls, peak
from duixian.sources import budget, damage, recover
from duixian.sources.budget import Budget
from duixian.sources.gbk_search import Search
from duixian.sources.likelihood import Likelihood

ALL_OVER = {
    "a mark in every third place": "发展?",
    "rare characters": "龘",
    "rare characters and marks": "龘?",
    "short damaged lines": "经济发展?很好龘龘的\n",
    "kana": "か",
}


@pytest.mark.parametrize("name", ALL_OVER)
def test_windows_stay_short_and_tile_the_damage(name: str) -> None:
    text = ALL_OVER[name] * 1000
    found = damage.windows(text)
    assert max(w.end - w.start for w in found) <= damage.LONGEST + damage.REACH_ON + 1
    assert all(one.end <= next_.start for one, next_ in pairwise(found))
    assert all(w.start <= place < w.end for w in found for place in w.suspects)
    places = [place for w in found for place in w.suspects]
    assert places == sorted(set(places))


@pytest.mark.parametrize("name", ALL_OVER)
def test_a_damaged_character_costs_the_same_in_a_long_text(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "LEAST", 0)
    text = (ALL_OVER[name] * 1200)[:3600]
    recover.find(text)  # the model is loaded, memories filled
    # each of its 60 steps calls some functions; a full search takes 10,000 calls a character
    assert calls(lambda: recover.find(text)) < 1500 * len(text)


class Alike(Likelihood):
    """Every character is as likely as any."""

    def __init__(self) -> None:
        super().__init__("")

    def __call__(self, key: str) -> float:
        return -5.0

    def each(self, last: str, chars: Sequence[str]) -> list[float]:
        return [-5.0] * len(chars)


def test_the_budget_is_never_exceeded_by_more_than_one_place() -> None:
    spent: list[int] = []

    class Watched(Budget):
        def spend(self, steps: int) -> None:
            spent.append(steps)
            super().spend(steps)

    watched = Watched(5000)
    search = Search("simplified", Alike(), "发展?龘" * 100, "。", watched)
    assert search.best("。。") is None
    assert 5000 <= sum(spent) < 100_000


def test_a_damaged_text_does_not_fill_memory() -> None:
    recover.find("龘?" * 100)
    assert peak(lambda: recover.find("龘?" * 600)) < 30 << 20


def test_what_can_be_mended_is_mended_before_the_budget_is_used_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(budget, "MOST", 40_000)
    garbage = "龘?發展" * 200
    context = "我們堅持穩中求進,統籌推進各項工作,經濟運行總體平穩。"
    text = f"{garbage}\n{context}壓減“?；久裆⒈９べY、保運轉”以外支出"
    repairs, damaged = recover.find(text)
    assert "保基本民生、保工資" in "".join(r.restored for r in repairs)
    assert damaged
