"""What kind of text it is, and who gives it. All texts are invented."""

from __future__ import annotations

import pytest

from duixian.model import Identity
from duixian.registry import genres
from duixian.sources import from_bytes
from duixian.text import outline
from duixian.text.genre import TWO_GENRES

SESSION = "——2024年1月10日在三门市第十六届人民代表大会第四次会议上\n"
WORK = (
    "政府工作报告\n" + SESSION + "三门市市长 王平\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。\n"
    "一、2023年工作回顾\n过去一年，全市地区生产总值增长6.2%，城镇新增就业14.6万人。\n"
    "二、2024年工作安排\n今年的主要预期目标是：地区生产总值增长6%左右。\n"
    "各位代表，让我们团结奋斗，为建设现代化三门而努力奋斗！\n"
)
BUDGET = (
    "关于三门市2023年预算执行情况和2024年预算草案的报告\n" + SESSION + "三门市财政局\n各位代表：\n"
    "受市人民政府委托，现将三门市2023年预算执行情况和2024年预算草案提请大会审议。\n"
    "一、2023年预算执行情况\n全市一般公共预算收入完成86.4亿元，增长5.4%。\n"
    "二、2024年预算草案\n全市一般公共预算收入预期增长4%。\n"
    "各位代表，让我们团结奋斗，圆满完成全年预算任务！\n"
)
PLAN = (
    "关于三门市2023年国民经济和社会发展计划执行情况与\n2024年国民经济和社会发展计划（草案）的报告\n"
    + SESSION
    + "三门市发展和改革委员会\n各位代表：\n受市人民政府委托，现将计划执行情况报告如下。\n"
    "一、2023年计划执行情况\n地区生产总值增长5.2%。\n二、2024年主要目标\n"
    "地区生产总值增长5%左右。\n各位代表，让我们团结奋斗！\n"
)
COURT = (
    "三门市中级人民法院工作报告\n" + SESSION + "三门市中级人民法院院长 李明\n各位代表：\n"
    "现在，我代表市中级人民法院，向大会报告工作，请予审议。\n"
    "一、2023年工作回顾\n全市法院受理案件3.5万件，审结3.1万件。\n"
    "二、2024年工作安排\n一审服判息诉率达到90%以上。\n各位代表，让我们不断开创法院工作新局面！\n"
)
COMMUNIQUE = (
    "三门市2023年国民经济和社会发展统计公报\n三门市统计局 国家统计局三门调查队\n2024年3月20日\n"
    "一、综合\n初步核算，全年地区生产总值886.4亿元，比上年增长6.2%，其中第三产业增长7.1%。\n"
)
LIST = (
    "三门市2024年十件民生实事\n"
    "经市政府研究，今年从以下十个方面开展工作，新增学位2000个，新建公园12座。\n"
)
PROGRESS = (
    "三门市2024年民生实事项目进展情况\n"
    "截至6月底，新增学位1200个，占全年任务的60%，其余项目正在推进。\n"
)
FIVE_YEARS = (
    "三门市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n"
    "“十四五”时期，地区生产总值年均增长6%以上，到2025年常住人口达到120万人左右。\n"
)


def identity(text: str) -> Identity:
    return outline(from_bytes(text.encode(), "case")).identity


@pytest.mark.parametrize(
    ("text", "genre", "issuer"),
    [
        (WORK, "work_report", "government"),
        (BUDGET, "budget_report", "finance_bureau"),
        (PLAN, "plan_report", "development_reform_commission"),
        (COURT, "court_report", "court"),
        (
            COURT.replace("中级人民法院", "人民检察院").replace("院长", "检察长"),
            "procuratorate_report",
            "procuratorate",
        ),
        (COMMUNIQUE, "communique", "statistics_bureau"),
        (LIST, "livelihood_list", "government"),
        (PROGRESS, "progress_note", "unknown"),
        (FIVE_YEARS, "five_year_plan", "government"),
    ],
)
def test_a_text_says_what_it_is_and_who_gives_it(text: str, genre: str, issuer: str) -> None:
    who = identity(text)
    assert (who.genre, who.issuer) == (genre, issuer)
    assert (who.kind == "report") is (genre == "work_report")


@pytest.mark.parametrize("text", [WORK, BUDGET, PLAN, COURT])
def test_what_is_given_to_a_congress_is_known_without_its_title(text: str) -> None:
    spoken = text[text.index("各位代表") :]
    assert identity(spoken).genre == identity(text).genre


@pytest.mark.parametrize("text", [WORK, BUDGET, COURT])
def test_a_title_in_one_line_with_what_follows_is_still_read(text: str) -> None:
    glued = text.replace("\n", "", 2)
    assert identity(glued).genre == identity(text).genre


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("政府工作报告", COMMUNIQUE),
        ("政府工作报告", BUDGET),
        ("统计公报", WORK),
        ("预算报告", WORK),
    ],
)
def test_a_column_of_the_site_is_no_title(column: str, text: str) -> None:
    assert identity(f"首页\n{column}\n{text}").genre == identity(text).genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于三门市政府工作报告的决议", "other"),
        ("关于2023年度市本级预算执行和其他财政收支的审计工作报告", "other"),
        ("三门市人民代表大会常务委员会工作报告", "other"),
        ("《政府工作报告》名词解释", "other"),
        ("2024年《政府工作报告》主要目标任务上半年落实情况的通报", "progress_note"),
        ("三门市2023年环境状况公报", "unknown"),
        ("三门市2024年防汛工作方案", "unknown"),
    ],
)
def test_the_head_of_a_title_stands_at_its_end(title: str, genre: str) -> None:
    body = "全市地区生产总值增长6.2%，市政府认真落实各项部署，本届政府的工作取得了新的成绩。\n"
    assert identity(f"{title}\n{body}").genre == genre


@pytest.mark.parametrize(
    ("first", "second"), [(WORK, BUDGET), (BUDGET, WORK), (WORK, COURT), (WORK, COMMUNIQUE)]
)
def test_two_genres_pasted_together_are_of_no_genre(first: str, second: str) -> None:
    filler = "我们扎实推进各项工作，取得了新的成绩，群众的获得感不断增强。\n" * 10
    who = identity(first + filler + second)
    assert (who.genre, who.issuer, who.kind) == ("unknown", "unknown", "document")
    assert any(e.startswith(TWO_GENRES) for e in who.evidence)


def test_a_list_of_projects_behind_a_report_does_not_change_it() -> None:
    assert identity(WORK + "名词解释：略去不提。" * 30 + "\n" + LIST).genre == "work_report"


def test_a_report_that_speaks_of_other_texts_stays_one() -> None:
    spoken = WORK.replace(
        "二、2024年",
        "我们根据市委建议，编制了《三门市国民经济和社会发展第十五个五年规划纲要（草案）》。\n"
        "“十五五”规划\n“十五五”规划纲要，凝聚着各方面的智慧，承载着全市人民的期盼，我们不懈努力。\n"
        "自觉接受人大代表监督，支持法院、检察院依法报告工作，配合做好预算审查，请予审议。\n"
        "二、2024年",
    )
    assert identity(spoken).genre == "work_report"


def test_a_report_without_head_is_known_by_how_the_government_speaks() -> None:
    body = WORK[WORK.index("一、2023年") :]
    own = "本届政府认真履职。加强政府自身建设。三门市各级政府都要行动起来，三门市要走在前列。\n"
    document = from_bytes(body.replace("二、", own + "二、").encode(), "case")
    assert outline(document, government="三门市").identity.genre == "work_report"
    other = from_bytes(body.replace("二、", "三门公司继续努力。\n二、").encode(), "case")
    assert outline(other, government="三门市").identity.genre == "unknown"


def test_a_whole_budget_is_whole_and_a_communique_is_not_judged() -> None:
    assert identity(BUDGET).missing == identity(WORK).missing
    who = identity(COMMUNIQUE)
    assert (who.complete, who.missing) == (False, ())


def test_a_notice_of_the_government_makes_the_plan_its_own() -> None:
    text = (
        "三门市人民政府关于印发《三门市2024年国民经济和社会发展计划》的通知\n三政发〔2024〕8号\n"
        "各县区人民政府：\n三门市2024年国民经济和社会发展计划\n"
        "2024年全市经济社会发展的总体要求是稳中求进，地区生产总值增长6%以上。\n"
    )
    assert (identity(text).genre, identity(text).issuer) == ("plan_report", "government")


def test_every_title_of_the_registry_is_of_its_own_genre() -> None:
    known = genres.load()
    assert len(known.kinds) == 10
    for kind in known.kinds.values():
        assert kind.zh
        assert kind.en


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("[genre.court_report]", "[genre.courts]"), "courts"),
        (('"人大常委会工作报告"', '"决议", "人大常委会工作报告"'), "twice"),
        (("[issuer.court]", "[issuer.mill]"), "mill"),
    ],
)
def test_a_registry_that_contradicts_the_model_is_refused(
    change: tuple[str, str], found: str
) -> None:
    from importlib.resources import files

    from duixian.errors import RegistryError

    source = files("duixian.registry").joinpath("genres.toml").read_text(encoding="utf-8")
    assert source.count(change[0]) == 1
    with pytest.raises(RegistryError, match=found):
        genres.parse(source.replace(*change))


def test_a_phrase_is_looked_for_only_where_all_its_parts_stand_and_found_all_the_same() -> None:
    """The quick look before the pattern: it may let a line through, and never hide one."""
    lines = [
        "关于2023年预算执行情况和2024年预算草案的报告",
        "现在,我代表市人民政府,向大会作政府工作报告,请予审议",
        "受市人民政府委托,现将预算草案提请审议",
        "我代表市中级人民法院向大会报告工作",
        "政协某某市委员会常务委员会工作报告",
        "全市粮食产量增长3.1%",
    ]
    found = 0
    for kind in genres.load().kinds.values():
        for wording in filter(None, (kind.title, kind.address)):
            for line in lines:
                quick, whole = wording.search(line), wording.pattern.search(line)
                assert (quick and quick.span()) == (whole and whole.span())
                found += whole is not None
    assert found >= 4
