"""Days, actions and lists of the plan in the words that reports use: one row a wording."""

from datetime import date

import pytest

from duixian.extract.task_deadlines import Deadlines
from duixian.extract.task_programmes import enumerator
from plan_tasks import only, read, stated, texts
from wordlists import words

# ---- the last day that words leave, in a report of 2025


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("年内", "2025-12-31"),
        ("今年", "2025-12-31"),
        ("本年度", "2025-12-31"),
        ("全年", "2025-12-31"),
        ("明年", "2026-12-31"),
        ("后年", "2027-12-31"),
        ("今明两年", "2026-12-31"),
        ("年底前", "2025-12-31"),
        ("年末", "2025-12-31"),
        ("岁末", "2025-12-31"),
        ("年终", "2025-12-31"),
        ("2027年", "2027-12-31"),
        ("二〇二七年", "2027-12-31"),
        ("到2027年", "2027-12-31"),
        ("至2027年底", "2027-12-31"),
        ("最迟到2027年", "2027-12-31"),
        ("不迟于2027年", "2027-12-31"),
        ("力争到2027年", "2027-12-31"),
        ("确保在2027年", "2027-12-31"),
        ("于2027年6月底前", "2027-06-30"),
        ("2028年2月底前", "2028-02-29"),
        ("6月底前", "2025-06-30"),
        ("6月15日前", "2025-06-15"),
        ("六月十五日前", "2025-06-15"),
        ("9月31日前", "2025-09-30"),
        ("10月上旬", "2025-10-10"),
        ("10月中旬", "2025-10-20"),
        ("10月下旬", "2025-10-31"),
        ("十二月份", "2025-12-31"),
        ("一季度", "2025-03-31"),
        ("第二季度", "2025-06-30"),
        ("3季度", "2025-09-30"),
        ("四季度前", "2025-12-31"),
        ("今年三季度", "2025-09-30"),
        ("上半年", "2025-06-30"),
        ("下半年", "2025-12-31"),
        ("前三季度", "2025-09-30"),
        ("明年上半年", "2026-06-30"),
        ("2026年前三季度", "2026-09-30"),
        ("国庆节前", "2025-09-30"),
        ("国庆假期前", "2025-09-30"),
        ("国庆节前夕", "2025-09-30"),
        ("元旦前", "2025-12-31"),
        ("“十五五”期间", "2030-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("第十五个五年计划时期", "2030-12-31"),
        ("三年内", "2027-12-31"),
        ("三年之内", "2027-12-31"),
        ("用三年时间", "2027-12-31"),
        ("再用两年", "2026-12-31"),
        ("利用两年左右时间", "2026-12-31"),
        ("经过五年", "2029-12-31"),
        ("今后五年", "2029-12-31"),
        ("未来三年", "2027-12-31"),
        ("未来的三年", "2027-12-31"),
        ("今后三到五年", "2029-12-31"),
        ("10年内", "2034-12-31"),
        ("本世纪末", "2100-12-31"),
        ("2026年、2027年", "2027-12-31"),
    ],
)
def test_the_last_day_that_words_leave(said: str, day: str) -> None:
    found = Deadlines(2025).at(said, 0)
    assert found is not None
    assert found.day == date.fromisoformat(day)
    assert found.end == len(said)


@pytest.mark.parametrize("named", words("起 开始 以来 以后 之后 后 来 的 版 第 度 初 周年 级"))
def test_what_is_no_deadline(named: str) -> None:
    assert Deadlines(2025).at(f"2027年{named}", 0) is None


@pytest.mark.parametrize("said", ["13月底前", "三年", "上旬", "世纪末", "春天前"])
def test_what_names_no_day(said: str) -> None:
    found = Deadlines(2025).at(said, 0)
    assert found is None or found.day is None


def test_a_day_that_is_over_leaves_none() -> None:
    found = Deadlines(2025).at("2024年底前", 0)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    ("said", "loose", "closing"),
    [
        ("今年", True, False),
        ("全年", True, False),
        ("本年", True, False),
        ("年内", False, True),
        ("今年6月", False, False),
        ("今年底", False, True),
        ("今年内", False, True),
        ("明年", False, False),
        ("年底", False, True),
        ("到2027年", False, True),
        ("到2027年远景目标", False, False),
        ("2027年", False, False),
        ("2027年前", False, True),
        ("2027年以前", False, True),
        ("上半年", False, False),
        ("上半年内", False, True),
    ],
)
def test_whether_a_day_closes(said: str, loose: bool, closing: bool) -> None:
    found = Deadlines(2025).at(said, 0)
    assert found is not None
    assert (found.loose, found.closing) == (loose, closing)


def test_the_end_of_the_century_that_is_meant() -> None:
    days = [Deadlines(year).at("本世纪末", 0) for year in (1995, 2000, 2001)]
    assert [d and d.day for d in days] == [
        date(2000, 12, 31),
        date(2000, 12, 31),
        date(2100, 12, 31),
    ]


def test_without_a_year_relative_days_are_unknown() -> None:
    found = [Deadlines(None).at(said, 0) for said in ("年内", "一季度", "国庆节前", "三年内")]
    assert [d and d.day for d in found] == [None] * 4


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("西部地区于2027年建成公路", "2027-12-31"),
        ("公路2026年底前建成", "2026-12-31"),
        ("到2027年,建成公路", "2027-12-31"),
        ("6月底前建成公路", "2025-06-30"),
        ("建成公路", None),
    ],
)
def test_a_day_amid_the_clause(clause: str, day: str | None) -> None:
    assert stated(read(clause + "。")[-1]) == day


# ---- list numbers


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("1.改造厕所", "arabic", 1, "改造厕所"),
        ("12、改造厕所", "arabic", 12, "改造厕所"),
        ("3)改造厕所", "arabic", 3, "改造厕所"),
        ("(3)改造厕所", "arabic", 3, "改造厕所"),
        ("(三)改造厕所", "bracketed", 3, "改造厕所"),
        ("(十二)、改造厕所", "bracketed", 12, "改造厕所"),
        ("一是改造厕所", "is", 1, "改造厕所"),
        ("二要改造厕所", "is", 2, "要改造厕所"),
        ("十一、改造厕所", "is", 11, "改造厕所"),
        ("第三,改造厕所", "nth", 3, "改造厕所"),
        ("第三、改造厕所", "nth", 3, "改造厕所"),
        ("第三:改造厕所", "nth", 3, "改造厕所"),
        ("③改造厕所", "circled", 3, "改造厕所"),
        ("——改造厕所", "dash", None, "改造厕所"),
        ("--改造厕所", "dash", None, "改造厕所"),
    ],
)
def test_a_list_number(text: str, style: str, number: int | None, rest: str) -> None:
    found = enumerator(text, 0)
    assert found is not None
    assert (found.style, found.number, text[found.end :]) == (style, number, rest)


@pytest.mark.parametrize(
    "text", ["3.5万亩", "一是否可行", "二要素市场", "第三产业", "改造厕所", "-"]
)
def test_what_is_no_list_number(text: str) -> None:
    assert enumerator(text, 0) is None


LIST = "办好三件民生实事:\n{}改造厕所20座。\n{}新建食堂3家。\n{}补种行道树。\n{}加强督查。"


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3.", ""),
        ("1、", "2、", "3、", ""),
        ("(1)", "(2)", "(3)", ""),
        ("一是", "二是", "三是", ""),
        ("一、", "二、", "三、", ""),
        ("第一,", "第二,", "第三,", ""),
        ("①", "②", "③", ""),
        ("——", "——", "——", ""),
    ],
)
def test_the_items_of_a_programme_bear_its_name_and_their_number(marks: tuple[str, ...]) -> None:
    items = [(t.programme, t.programme_item) for t in read(LIST.format(*marks))]
    assert items[-4:] == [
        ("三件民生实事", 1),
        ("三件民生实事", 2),
        ("三件民生实事", 3),
        (None, None),
    ]


@pytest.mark.parametrize("verb", words("办好 举办 承办 筹办"))
def test_who_hosts_has_a_day(verb: str) -> None:
    assert only(f"{verb}文化旅游博览会。").kind == "milestone"


@pytest.mark.parametrize(
    "host", words("召开现场会 举行运动会 签署合作协议 取消收费站 停征管理费 成立联盟 设立基金")
)
def test_an_event_is_one_whatever_it_is_of(host: str) -> None:
    assert only(f"{host}。").kind == "milestone"


# ---- verbs and what they act on

BEHIND = words("以上 左右 以内 以下 上下 之内")


@pytest.mark.parametrize("bound", BEHIND)
def test_a_bound_is_no_part_of_what_is_built(bound: str) -> None:
    task = only(f"新建100个{bound}示范村。")
    assert (task.verb, task.object) == ("新建", "示范村")


PREDICATES = words(
    "达到 突破 超过 增长 增加 提高 提升 上升 扩大 下降 降低 减少 压缩 控制在 保持在 "
    "稳定在 维持在 完成 实现 不低于 不少于 不超过 增至 提高到 降至 力争 确保"
)


@pytest.mark.parametrize("verb", PREDICATES)
def test_what_a_figure_comes_to(verb: str) -> None:
    task = only(f"高铁里程要{verb}3400公里。")
    assert task.kind == "quantified"
    assert task.object == "高铁里程"


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("坚持房住不炒定位", []),
        ("以改革创新为动力", []),
        ("让群众办事更加方便", []),
        ("为发展提供坚实保障", []),
        ("以防范区域性风险", []),
        ("在产业升级方面", []),
        ("铁路建设方面", []),
        ("在改善民生的同时", []),
        ("将低收入家庭纳入保障范围", ["将低收入家庭纳入保障范围"]),
        ("在城区新建食堂3家", ["在城区新建食堂3家"]),
        ("对小微企业减免税费", ["对小微企业减免税费"]),
        ("有步骤地推进改革", ["有步骤地推进改革"]),
        ("各县区要建立台账", ["各县区要建立台账"]),
        ("财政资金必须用好", ["财政资金必须用好"]),
        ("我们将全力推进改革", ["我们将全力推进改革"]),
        ("年内要全部取消收费", ["年内要全部取消收费"]),
    ],
)
def test_how_a_clause_begins(clause: str, wanted: list[str]) -> None:
    assert texts(f"{clause}。") == wanted
