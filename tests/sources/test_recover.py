"""Lost bytes are restored where that convinces, marked where not, and nothing else is touched."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting import calls
from duixian.sources import apply_repairs, from_text, recover
from sources.lost_bytes import SENTENCES, lead_places, run_length, web_decode

DROPPED = "dalian-2020"
"""The one report of the corpus that lost bytes."""


def repaired(text: str) -> str:
    return apply_repairs(from_text(text, "x"))


# -- what was really damaged -------------------------------------------------------------------


@pytest.mark.corpus
def test_every_labelled_run_is_restored_exactly(corpus_dir: Path, labels_dir: Path) -> None:
    for line in (labels_dir / "recover.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        source = (corpus_dir / f"{label['doc']}.txt").read_text(encoding="utf-8")
        assert label["damaged"] in source
        assert label["restored"] in repaired(source)


@pytest.mark.corpus
def test_reports_without_damage_come_through_unchanged(corpus_dir: Path) -> None:
    for path in sorted(corpus_dir.glob("*.txt")):
        if path.stem != DROPPED:
            assert recover.find(path.read_text(encoding="utf-8")) == ((), ()), path.stem


@pytest.mark.corpus
def test_the_damaged_report_has_no_damage_left(corpus_dir: Path) -> None:
    document = from_text((corpus_dir / f"{DROPPED}.txt").read_text(encoding="utf-8"), DROPPED)
    assert len(document.repairs) == 11
    assert document.damaged == ()
    assert "?" not in apply_repairs(document)


@pytest.mark.parametrize(
    ("damaged", "restored"),
    [
        ("城市品質全面提升??茖W編制城市規劃", "城市品質全面提升。科學編制城市規劃"),
        ("全面落實“六?!比蝿?,堅定實施", "全面落實“六保”任務,堅定實施"),
        ("壓減“?；久裆⒈9べY、保運轉”以外支出", "壓減“保基本民生、保工資、保運轉”以外支出"),
        ("天然氣?;窘鉀Q問題", "天然氣。基本解決問題"),
    ],
)
def test_a_page_converted_to_traditional_before_the_loss(damaged: str, restored: str) -> None:
    context = "我們堅持穩中求進,統籌推進各項工作,經濟運行總體平穩。"
    assert repaired(context + damaged) == context + restored


# -- one random byte ---------------------------------------------------------------------------


def browser(data: bytearray, place: int) -> str:
    del data[place]
    return web_decode(bytes(data), shows=True, mark="\ufffd")


def python(data: bytearray, place: int) -> str:
    del data[place]
    return data.decode("gbk", "replace")


@pytest.mark.parametrize(("lose", "least"), [(browser, 0.98), (python, 0.98)])
def test_a_dropped_byte_is_made_good_in_most_runs_of_four_characters(
    lose: Callable[[bytearray, int], str], least: float
) -> None:
    random_ = random.Random(20240118)
    right = runs = 0
    for sentence in SENTENCES * 6:
        data = bytearray(sentence.encode("gbk"))
        damaged = lose(data, random_.randrange(len(data)))
        if run_length(sentence, damaged) >= 4:
            runs += 1
            right += repaired(damaged) == sentence
    assert runs > 60
    assert right / runs >= least, f"{right} of {runs}"


def test_a_lead_byte_that_became_a_question_mark_is_often_made_good() -> None:
    """Here the pairs that mean nothing are gone with both their bytes: much cannot come back."""
    random_ = random.Random(20240118)
    right = runs = 0
    for sentence in SENTENCES * 2:
        data = bytearray(sentence.encode("gbk"))
        data[random_.choice(lead_places(bytes(data)))] = ord("?")
        damaged = web_decode(bytes(data), shows=False, mark="?")
        if run_length(sentence, damaged) >= 4:
            runs += 1
            right += repaired(damaged) == sentence
    assert right / runs >= 0.5, f"{right} of {runs}"


@given(st.sampled_from(SENTENCES), st.integers(0, 10_000))
def test_repairs_and_damage_are_told_in_source_offsets(sentence: str, at: int) -> None:
    data = bytearray(sentence.encode("gbk"))
    del data[at % len(data)]
    source = web_decode(bytes(data), shows=True, mark="\ufffd")
    document = from_text(source, "x")
    assert document.source == source
    spans = [(r.start, r.end) for r in document.repairs]
    spans += [(s.start, s.end) for s in document.damaged]
    assert all(0 <= start < end <= len(source) for start, end in spans)
    ordered = sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(ordered))
    for repair in document.repairs:
        assert source[repair.start : repair.end] == repair.damaged
        assert 0 < repair.confidence <= 1


# -- what is left alone ------------------------------------------------------------------------


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_undamaged_text_is_never_changed(sentences: list[str]) -> None:
    assert recover.find("".join(sentences)) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "会议指出:怎么看?怎么办?要靠改革。",
        "这是什么?这是为什么?我们怎么办?",
        "主要任务是：⒈加快发展；⒉保护环境；⒊改善民生。",
        "屠呦呦获得诺贝尔奖，大熊猫栖息地邛崃山保护加强。",
        "砼管、犇羴鱻餐饮、魑魅魍魉",
        "艾尔肯·吐尼亚孜、帕尔哈提·买买提江、尕玛措、玥琪",
        "引进ソニー设备，与トヨタ合作。",
        "详见http://www.example.cn/x?id=3&p=2。",
        "是否可行?B方案如何",
    ],
)
def test_questions_names_and_rare_words_are_no_damage(text: str) -> None:
    assert recover.find(text) == ((), ())


def test_a_run_that_cannot_be_restored_is_marked_and_kept() -> None:
    document = from_text("全年完成投资�亿元，增长较快。", "x")
    assert document.repairs == ()
    (span,) = document.damaged
    assert "�" in document.source[span.start : span.end]
    assert apply_repairs(document) == document.source


def test_digits_are_never_guessed() -> None:
    for sentence in SENTENCES[::2]:
        data = bytearray(sentence.encode("gbk"))
        for place in lead_places(bytes(data))[::15]:
            lost = bytearray(data)
            lost[place] = ord("?")
            damaged = web_decode(bytes(lost), shows=False, mark="?")
            figures = [c for c in repaired(damaged) if c.isdigit()]
            assert figures == [c for c in sentence if c.isdigit()], damaged


def test_a_guess_made_of_marks_alone_convinces_nobody() -> None:
    assert recover.find("全市完成???投资")[0] == ()
    assert recover.find("A?B?C?")[0] == ()


def test_clean_text_costs_a_look_and_no_search() -> None:
    text = "".join(SENTENCES) * 20
    assert len(text) > 20_000
    recover.find(text)
    assert calls(lambda: recover.find(text)) < 30
