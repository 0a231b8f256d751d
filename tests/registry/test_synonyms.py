"""Words that name one thing."""

from __future__ import annotations

import pytest

from duixian.errors import RegistryError
from duixian.registry import synonyms


def test_a_phrase_has_all_words_for_the_things_it_names():
    words = synonyms.load().of("开工建设保障性安居工程住房1000万套")
    assert {"保障房", "公租房"} <= words
    assert "棚改" not in words


def test_phrases_for_one_thing_share_a_group_and_those_for_two_do_not():
    known = synonyms.load()
    assert known.things("新农保试点覆盖面") & known.things("新型农村社会养老保险")
    assert not known.things("农村公路") & known.things("高速公路")
    assert known.acts("压缩通关时间") & known.acts("通关时间缩短")


def test_a_longer_sector_is_not_the_shorter_one_in_its_name():
    (named,) = synonyms.load().sectors_of("工业和手工业总产值")
    assert named == {"工业", "手工业"}
    (named,) = synonyms.load().sectors_of("手工业总产值")
    assert named == {"手工业"}


def test_short_names_are_written_out_once():
    written = synonyms.load().written_out
    assert written("新农合和城镇居民医保") == "新型农村合作医疗和城镇居民医疗保险"
    assert written("新型农村合作医疗和基本医疗保险") == "新型农村合作医疗和基本医疗保险"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('groups = [["棚改"]]\nactions = []\nnatures = []\ncontraries = []\nsectors = []', "棚改"),
        ('groups = [["棚改", "棚户区"]]', "actions"),
        ("groups = []\nactions = []", "natures"),
    ],
)
def test_a_group_of_one_word_and_a_missing_table_are_named(source, names):
    with pytest.raises(RegistryError, match=names):
        synonyms.parse(source)


def test_words_for_one_thing_are_written_alike():
    written = synonyms.load().written_out
    assert written("重点工程竣工") == written("重点工程完工")
    assert written("乡村道路") == written("农村公路")
    assert written("高校毕业生") == written("大学毕业生")


def test_families_of_things_are_known_to_the_matcher_and_not_to_what_reports_name():
    known = synonyms.load()
    assert known.things("发明专利拥有量") & known.things("知识产权强市")
    assert not known.of("发明专利拥有量")


def test_one_word_for_two_sectors_is_both():
    known = synonyms.load()
    assert known.sectors_of("工农业总产值") == known.sectors_of("农业和工业总产值")
    assert known.sectors_of("工农业总产值") != known.sectors_of("工业总产值")
