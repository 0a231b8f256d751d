"""Whose report, of which year, and whether the whole of it is there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from duixian.model import Document, Identity
from duixian.sources import load
from duixian.text import outline

FILL = "各项工作取得了新的进展,群众生活得到改善,发展基础更加牢固,社会保持和谐稳定。"
CLOSING = "各位代表!让我们团结一心,为建设现代化而努力奋斗!\n"


def identity(
    text: str, *, government: str | None = None, report_year: int | None = None
) -> Identity:
    made = Document("d", text, "", "", "text", None)
    return outline(made, government=government, report_year=report_year).identity


def report(front: str, place: str = "市", year: int = 2024) -> str:
    return (
        f"{front}\n各位代表:\n现在,我代表{place}人民政府向大会报告工作,请予审议。\n"
        f"一、{year - 1}年工作回顾\n全{place}{FILL}\n"
        f"二、{year}年重点工作\n全{place}要加快发展。{FILL}\n{CLOSING}"
    )


@pytest.mark.parametrize(
    ("front", "place", "name", "code", "level"),
    [
        ("2024年大连市政府工作报告", "市", "大连市", "210200", "prefecture"),
        ("(辽宁省)大连市人民政府工作报告(2024年1月8日)", "市", "大连市", "210200", "prefecture"),
        (
            "政府工作报告\n——2024年1月20日在云南省第十四届人民代表大会第二次会议上",
            "省",
            "云南省",
            "530000",
            "province",
        ),
        ("政府工作报告\n内蒙古自治区主席 某某", "自治区", "内蒙古自治区", "150000", "province"),
        ("2024年长春市朝阳区人民政府工作报告", "区", "朝阳区", "220104", "county"),
        ("政府工作报告\n来源:北京日报\n北京市市长 某某", "市", "北京市", "110000", "province"),
    ],
)
def test_the_front_of_a_report_names_its_government(
    front: str, place: str, name: str, code: str, level: str
) -> None:
    who = identity(report(front, place))
    assert (who.government, who.government_code, who.level) == (name, code, level)


def test_the_state_council_speaks_for_the_nation() -> None:
    text = report("").replace("市人民政府", "国务院")
    assert (identity(text).government, identity(text).government_code) == ("全国", "000000")


def test_a_name_of_several_governments_says_not_whose_report_it_is() -> None:
    several = identity(report("2024年鼓楼区政府工作报告", "区"))
    assert (several.government, several.government_code) == (None, None)
    told = identity(report("2024年福州市鼓楼区政府工作报告", "区").replace("全区", "福州市全区"))
    assert (told.government, told.government_code) == ("鼓楼区", "350102")


def test_a_place_without_title_is_the_one_spoken_of_most() -> None:
    text = f"(四)全市{FILL}我市大连港、大连湾、大连金普新区建设加快。超过沈阳。我市{FILL}\n" * 3
    assert identity(text).government == "大连市"


def test_a_government_the_registry_does_not_know_keeps_its_own_name() -> None:
    text = report(
        "2024年望亭县政府工作报告\n——2024年1月8日在望亭县第三届人民代表大会第二次会议上", "县"
    )
    who = identity(text)
    assert (who.government, who.government_code, who.level) == ("望亭县", None, "county")


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("政府工作报告\n——2019年1月12日在某市第三届人民代表大会第二次会议上\n", 2019),
        ("2021年政府工作报告\n", 2021),
        ("各位代表:\n我代表国务院,向第六届全国人民代表大会第一次会议作报告。\n", 1983),
        ("各位代表:\n从去年三月第五届全国人民代表大会第一次会议到现在,已经一年。\n", 1979),
        ("第十一届全国人民代表大会第一次会议以来的五年,是极不平凡的五年。\n", 2013),
        ("本届政府1998年3月就职,任期即将结束。\n", 2003),
        ("各位代表:\n刚刚过去的1984年,是取得伟大成就的一年。\n", 1985),
        ("今年是新中国成立70周年。我们要努力工作。\n", 2019),
        ("今年是“十四五”规划收官之年。\n", 2025),
        ("今年是实行“七五”计划的头一年。\n", 1986),
        ("一、“十一五”时期国民经济和社会发展的回顾\n实力提高。\n", 2011),
        ("一、去年工作回顾\n2005年,我们取得显著成就。\n", 2006),
        (
            "一九八二年预计增长百分之五,一九八二年产量预计达到三亿吨,一九八二年财政预计平衡。\n",
            1982,
        ),
        ("扎实开展党纪学习教育。\n", 2025),
    ],
)
def test_public_facts_and_headings_date_a_report(sentence: str, year: int) -> None:
    assert identity(sentence).report_year == year


def test_the_delivery_date_is_that_of_the_session() -> None:
    who = identity(
        report("2024年大连市政府工作报告\n——2024年1月8日在大连市第十七届人民代表大会第三次会议上")
    )
    assert (who.delivered, who.stated_date) == ("2024-01-08", "2024-01-08")
    assert who.title == "2024年大连市政府工作报告"


def test_a_report_given_in_december_is_the_coming_years() -> None:
    session = "2022年12月28日在昆山市第十八届人民代表大会第二次会议上"
    who = identity(report(f"政府工作报告\n——{session}", year=2023))
    assert (who.report_year, who.delivered) == (2023, "2022-12-28")


def test_dates_may_be_written_in_characters() -> None:
    session = "二〇二四年一月八日在大连市第十七届人民代表大会第三次会议上"
    assert identity(report(f"政府工作报告\n——{session}")).delivered == "2024-01-08"


def test_a_stated_date_that_the_text_contradicts_is_kept_as_stated_only() -> None:
    text = f"大连市人民政府工作报告(2022年12月28日)\n扎实开展党史学习教育和党纪学习教育。{FILL}"
    who = identity(text)
    assert who.stated_date == "2022-12-28"
    assert who.delivered is None
    assert who.report_year != 2022


def test_a_date_line_that_the_page_broke_is_read_in_one_piece() -> None:
    for broken in ("第十七届\n人民代表大会第三次会议上", "\n第十七届人民代表大会\n第三次会议上"):
        who = identity(report(f"政府工作报告\n——2024年1月8日在大连市{broken}\n代市长 某某"))
        assert (who.government, who.delivered) == ("大连市", "2024-01-08")


@pytest.mark.parametrize(
    "line",
    [
        "(2024年1月8日)",
        "——2024年1月8日",
        "二〇二四年一月八日",
        "(2024年1月8日)Abc",
        "(2024年1月8日 代市长 某某某)",
        "2024年1月8日 大连市人民政府市长 某某",
    ],
)
def test_a_date_alone_on_its_line_under_the_title_is_the_day(line: str) -> None:
    assert identity(report(f"大连市政府工作报告\n某某\n{line}")).delivered == "2024-01-08"


def test_a_date_behind_the_title_may_be_written_in_characters() -> None:
    who = identity(report("大连市政府工作报告(二〇二四年一月八日)"))
    assert who.delivered == "2024-01-08"


@pytest.mark.parametrize(
    "front",
    ["大连市2024年度政府工作报告", "大连市人民政府2024年工作报告", "2024年度大连市政府工作报告"],
)
def test_the_year_stands_anywhere_in_the_title(front: str) -> None:
    who = identity(f"{front}\n各位代表:\n{FILL}\n")
    assert (who.government, who.report_year) == ("大连市", 2024)


def test_a_date_behind_the_address_is_not_the_reports() -> None:
    text = report("大连市政府工作报告").replace("二、", "(2023年5月6日)\n二、")
    assert identity(text).stated_date is None


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("2024年大连市国民经济和社会发展统计公报", "大连市"),
        ("大连市2024年国民经济和社会发展统计公报", "大连市"),
        ("大连市2024年国民经济和社会发展统计公报\n大连市统计局\n2025年3月20日", "大连市"),
    ],
)
def test_a_communique_is_of_the_year_after_that_of_its_title(front: str, name: str) -> None:
    who = identity(f"{front}\n全市全面贯彻党的十九大和二十大精神。\n一、综合\n全年增长5.3%。\n")
    assert (who.government, who.report_year) == (name, 2025)


@pytest.mark.parametrize(
    "text",
    [
        "一、2008年政府的主要工作\n2008年,是本届政府履行职责的第一年。\n一年来,成效明显。\n",
        "一、2008年工作回顾\n2008年,是六届政府的开局之年。\n二、2009年工作安排\n要加快发展。\n",
        "一、2008年政府工作\n成效明显。\n二、2009年政府工作\n要加快发展。\n",
        "2008年政府工作报告\n——2008年12月24日在大连市第六届人民代表大会第二次会议上\n"
        "一、2008年工作回顾\n2008年,是六届政府的开局之年。\n",
    ],
)
def test_a_first_year_in_office_does_not_override_what_a_report_says_of_itself(text: str) -> None:
    assert identity(text).report_year == 2009


def test_an_event_does_not_override_the_title() -> None:
    text = report("2021年大连市政府工作报告", year=2021)
    assert identity(text.replace("全市", "全市迈向党的二十大,", 1)).report_year == 2021


def test_a_first_chapter_of_plans_is_no_look_back() -> None:
    assert identity("一、2009年工作的总体要求和主要任务\n要加快发展。\n").report_year == 2009


@pytest.mark.parametrize("masked", ["20XX", "20××", "XXXX", "20**"])
def test_a_masked_year_stays_unknown(masked: str) -> None:
    text = (
        f"{masked}年政府工作报告\n各位代表:\n我代表大连市人民政府报告工作,请予审议。\n"
        f"一、{masked}年工作回顾\n全面贯彻党的二十大精神。今年是新中国成立70周年。{FILL}\n"
    )
    assert identity(text).report_year is None
    assert f"{masked}年" in identity(text).evidence
    assert identity(text, report_year=2019).report_year == 2019


def test_a_masked_place_for_a_year_does_not_hide_the_one_that_is_said() -> None:
    assert identity("2019年大连市政府工作报告\n(20XX年X月X日)\n各位代表:\n").report_year == 2019


def test_a_year_with_noughts_is_not_masked() -> None:
    assert identity("二〇〇〇年大连市政府工作报告\n").report_year == 2000


@pytest.mark.parametrize(
    ("place", "year", "code"),
    [
        ("綦江县", 1999, "500222"),
        ("綦江县", 1995, "510223"),
        ("章丘市", 2014, "370181"),
        ("江都市", 2009, "321088"),
        ("襄樊市", 2005, "420600"),
    ],
)
def test_the_government_is_the_one_that_stood_in_the_reports_year(
    place: str, year: int, code: str
) -> None:
    session = f"政府工作报告\n——{year}年1月5日在{place}第十届人民代表大会第三次会议上"
    who = identity(report(session, place, year))
    assert (who.government, who.government_code) == (place, code)


def test_an_index_names_the_government_of_the_year() -> None:
    silent = identity(f"(四){FILL}", government="綦江", report_year=2005)
    assert (silent.government, silent.government_code) == ("綦江县", "500222")


def test_an_index_supplies_what_the_text_does_not_say_and_nothing_else() -> None:
    silent = identity(f"(四){FILL}", government="大连", report_year=2024)
    assert (silent.government, silent.government_code, silent.report_year) == (
        "大连市",
        "210200",
        2024,
    )
    spoken = identity(report("2024年大连市政府工作报告"), government="沈阳市", report_year=1999)
    assert (spoken.government, spoken.report_year) == ("大连市", 2024)


def test_a_whole_report_is_whole() -> None:
    who = identity(report("2024年大连市政府工作报告"))
    assert (who.kind, who.complete, who.missing) == ("report", True, ())


def test_a_report_that_breaks_off_lacks_its_closing() -> None:
    who = identity(report("2024年大连市政府工作报告").replace(CLOSING, "加快推进项目\n"))
    assert (who.complete, who.missing) == (False, ("closing",))


@pytest.mark.parametrize(
    "end",
    [
        "全市上下团结奋斗,取得显著成绩,城镇居民人均可支配收入达到",
        "我们要团结奋斗。\n三、全力推进乡村振兴,加快建设现代农业产业园区,着力",
        "一年来的成绩来之不易,令人鼓舞,是全市人民共同努力的结果。\n",
    ],
)
def test_a_text_that_breaks_off_lacks_its_closing(end: str) -> None:
    who = identity(report("2024年大连市政府工作报告").replace(CLOSING, end))
    assert (who.complete, who.missing) == (False, ("closing",))


def test_a_fragment_with_a_look_back_alone_lacks_plan_and_closing() -> None:
    text = (
        "各位代表:\n现在,我代表浙江省人民政府向大会作工作报告,请予审议。\n"
        "一、2008年政府的主要工作\n2008年,是本届政府履行职责的第一年。经济增长10.6%。\n"
        "一年来,我们围绕目标任务,实施一系列措施,努力保持经济平稳较快发展和社会和谐稳定。\n"
    )
    assert identity(text).missing == ("plan", "closing")


def test_an_excerpt_without_its_beginning_says_so() -> None:
    text = f"大连市人民政府工作报告\n(四)推进城乡融合\n全市{FILL}\n(五)改善民生\n全市{FILL}\n"
    who = identity(text)
    assert (who.kind, who.complete) == ("excerpt", False)
    assert who.missing == ("opening", "plan", "closing")


def test_a_resolution_on_a_report_is_no_report() -> None:
    text = (
        "大连市第十七届人民代表大会第三次会议关于政府工作报告的决议\n"
        "(2024年1月10日大连市第十七届人民代表大会第三次会议通过)\n"
        "会议听取和审议了市长所作的政府工作报告,决定批准这个报告。\n"
    )
    who = identity(text)
    assert (who.kind, who.complete) == ("resolution", False)
    assert (who.government, who.report_year) == ("大连市", 2024)


def test_a_speech_is_no_report() -> None:
    text = f"在全市经济工作会议上的讲话\n同志们:\n去年{FILL}\n今年要加快发展。\n谢谢大家!"
    assert identity(text).kind == "speech"


def test_another_text_is_neither() -> None:
    assert identity("红烧肉的做法。取五花肉500克,焯水,加冰糖30克。").kind == "other"


@pytest.mark.corpus
def test_every_report_of_the_corpus_says_whose_and_of_which_year(corpus_dir: Path) -> None:
    rows = list(csv.DictReader((corpus_dir / "INDEX.csv").read_text("utf-8").splitlines()))
    found = {row["doc"]: outline(load(corpus_dir / f"{row['doc']}.txt")).identity for row in rows}
    wrong = [r["doc"] for r in rows if found[r["doc"]].government != r["government"]]
    assert wrong == []
    dated = [r for r in rows if r["report_year"]]
    assert [r["doc"] for r in dated if found[r["doc"]].report_year != int(r["report_year"])] == []


@pytest.mark.corpus
def test_the_name_of_a_file_is_no_evidence(corpus_dir: Path) -> None:
    path = corpus_dir / "national-2015.txt"
    plain, renamed = load(path), load(path, name="dalian-1999")
    assert outline(plain).identity == outline(renamed).identity
