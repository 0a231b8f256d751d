"""What county reports call one thing, field by field."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import thesaurus
from duixian.registry.grouped_words import GroupedWords
from duixian.registry.one_names import same_name


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('[roads]\nsame = [["通村水泥路"]]', "two different names"),
        ('[roads]\nsame = [["通村水泥路", "通村水泥路"]]', "two different names"),
        ('[roads]\nmay = [["水厂", ""]]', "two different names"),
        ('[roads]\nlike = [["水厂", "供水厂"]]', "'like'"),
        ('[a]\nsame = [["甲", "乙"]]\n[b]\nsame = [["甲", "丙"]]', "“甲” stands in two"),
    ],
)
def test_what_is_no_thesaurus_is_refused_by_name(source: str, said: str) -> None:
    with pytest.raises(RegistryError, match=said):
        thesaurus.parse(source)


def test_the_shipped_one_is_whole_and_every_field_has_some() -> None:
    held = thesaurus.load()
    assert len(held.concept) > 5000
    assert len(held.may) > 600


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("建设通村水泥路", "硬化通村公路"),
        ("收购烤烟", "收购烟叶"),
        ("县城新增绿地", "新增绿化面积"),
        ("新增规上工业企业", "新培育规上企业"),
        ("建成高标准农田", "建成集中连片、旱涝保收高标准农田"),
    ],
)
def test_a_drafter_may_write_either(promised: str, told: str) -> None:
    assert same_name(promised, told)


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("新增规上企业", "新增规上工业企业"),
        ("新增绿化面积", "县城新增绿地"),
        ("城区路网密度达标率", "路网密度达标率"),  # a part may have the higher rate
        ("园区亩均税收", "亩均税收"),
        ("养老床位", "护理型床位"),
        ("通村水泥路", "通村水泥路养护"),
        ("生猪存栏", "生猪出栏"),
        ("城镇污水处理率", "农村污水处理率"),
    ],
)
def test_a_part_is_not_the_whole_nor_one_measure_another(promised: str, told: str) -> None:
    assert not same_name(promised, told)


def test_words_of_groups_are_found_wherever_they_stand() -> None:
    words = GroupedWords.of([("水厂", "供水厂"), ("管网", "供水"), ("路",)])
    assert words.named("新建供水厂") == {0, 1}
    assert words.named("管网和道路") == {1, 2}
    assert words.named("") == words.named("学校") == frozenset()
