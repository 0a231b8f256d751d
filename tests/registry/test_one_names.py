"""Names that are one name, otherwise written."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import one_names
from duixian.registry.one_names import same_name


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("生猪出栏", "出栏生猪"),
        ("改造老旧小区", "老旧小区完成改造"),
        ("改造老旧小区", "老旧小区改造任务"),
        ("建成通车县乡公路", "县乡公路建成通车"),
        ("建成标准厂房", "标准厂房只建成"),
        ("网络零售额", "线上零售额"),
        ("PM2.5平均浓度", "细颗粒物年均浓度"),
        ("新改扩建幼儿园", "新建、改扩建幼儿园"),
        ("新增规上工业企业", "新入规工业企业"),
        ("职业技能培训", "组织电工、家政、育婴师等职业技能培训"),
    ],
)
def test_one_thing_in_other_words(promised: str, told: str) -> None:
    assert same_name(promised, told)


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("新建公厕", "改建公厕"),
        ("改造供热管网", "改造供水管网"),
        ("净增规上工业企业", "新增规上工业企业"),
        ("接待游客", "国内游客接待量"),
        ("农村居民人均可支配收入", "城镇居民人均可支配收入"),
        ("职业技能培训", "补贴性职业技能培训"),
        ("公路", "路公"),
    ],
)
def test_other_things(promised: str, told: str) -> None:
    assert not same_name(promised, told)


def test_a_name_in_two_lines_is_refused() -> None:
    with pytest.raises(RegistryError, match="“乙” is written as “甲” and as “丙”"):
        one_names.parse('same = [["甲", "乙"], ["丙", "乙"]]\nempty = ["共"]\nlists = ["等"]')


def test_every_way_of_writing_becomes_its_name() -> None:
    names = one_names.load()
    for way, name in names.written.items():
        assert names.any_of.sub(lambda found: names.written[found.group()], way) == name
