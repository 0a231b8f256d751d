"""What the scorer sees of a promise and a result, on phrases whose signs can be counted."""

import pytest

from duixian.settle.pair_features import Side, features


def seen(promised: str, reported: str) -> dict[str, float]:
    mine, its = (Side(phrase, None, "level", 100.0, "吨") for phrase in (promised, reported))
    return features(mine, its)


@pytest.mark.parametrize(
    "framed",
    [
        "棉花产量指标",
        "棉花产量计划",
        "棉花产量任务",
        "棉花产量规定",
        "全年棉花产量",
        "2020年棉花产量",
        "今年棉花产量",
        "棉花产量(皮棉)",
        "棉花产量（皮棉）",
    ],
)
def test_words_that_only_set_a_figure_are_no_part_of_what_is_measured(framed: str) -> None:
    assert seen(framed, "棉花产量")["equal"] == 1


def test_a_phrase_of_setting_words_alone_is_kept() -> None:
    assert seen("计划", "棉花产量")["likeness"] == 0


@pytest.mark.parametrize(
    ("promised", "reported", "share"),
    [
        ("棉花产量", "生铁产量", 2 / 4),
        ("棉花产量", "棉花总量", 1 / 4),
        ("棉花产量", "产量", 2 / 2),
        ("棉花产量", "棉花收购", 0),
    ],
)
def test_how_far_two_phrases_end_alike_is_a_share_of_the_shorter(
    promised: str, reported: str, share: float
) -> None:
    assert seen(promised, reported)["tail"] == share
    assert seen(reported, promised)["tail"] == share
