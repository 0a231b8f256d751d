"""What the plan promises, clause by clause."""

import hashlib

import pytest

from duixian import extract
from duixian.extract.tasks import tasks
from duixian.model import Document
from duixian.sources import from_bytes
from duixian.text import outline
from plan_tasks import OPENING, only, read, stated, texts


class TestWhatIsATask:
    def test_each_clause_with_its_own_verb_is_one(self) -> None:
        assert texts("实施强基行动,新建泵站10家、水库5家,推动产业链向上游延伸。") == [
            "实施强基行动",
            "新建泵站10家、水库5家",
            "推动产业链向上游延伸",
        ]

    def test_what_leads_up_to_it_is_none(self) -> None:
        assert texts("坚持房住不炒定位,以改革创新为动力,聚焦重点人群,完善住房供应体系。") == [
            "完善住房供应体系"
        ]

    def test_what_it_is_meant_to_bring_about_is_none(self) -> None:
        assert texts(
            "优化公交线路,让市民出行更加方便。严控新增债务,以防范区域性风险,为发展提供坚实保障。"
        ) == [
            "优化公交线路",
            "严控新增债务",
        ]

    def test_a_statement_and_a_look_back_are_none(self) -> None:
        plan = "我市内需潜力巨大,保护产权就是保护生产力。去年改造了一批老旧小区。整治非机动车违停。"
        assert texts(plan) == ["整治非机动车违停"]

    def test_a_closing_exhortation_is_none(self) -> None:
        plan = "推行信用承诺,公开失信名单。\n我们要推动转型,为建设新澜川而努力奋斗!"
        assert texts(plan) == ["推行信用承诺", "公开失信名单"]

    def test_the_review_and_the_headline_targets_hold_none(self) -> None:
        plan = "今年的主要预期目标是:地区生产总值增长6%左右,就业持续扩大。\n加强水利建设。"
        assert texts(plan) == ["加强水利建设"]

    @pytest.mark.parametrize(
        "plan",
        [
            "计划在十四五期间进行的三十个重点项目和四十项成果的推广应用,要继续逐项落实。",
            "抓好五件事:一是修路。到明年底,基本实现全市行政村道路硬化。",
        ],
    )
    def test_a_promise_and_its_own_head_are_one(self, plan: str) -> None:
        starts = [task.start for task in read(plan)]
        assert len(starts) == len(set(starts)) > 0

    def test_a_modal_makes_a_promise_of_a_clause_with_a_subject(self) -> None:
        task = only("县级政府要建立基本生活保障协调机制。")
        assert (task.verb, task.object) == ("建立", "基本生活保障协调机制")

    def test_a_law_is_carried_out_and_a_spirit_is_not(self) -> None:
        assert texts("贯彻落实民营经济促进法。贯彻落实中央会议精神,规范涉企执法。") == [
            "贯彻落实民营经济促进法",
            "规范涉企执法",
        ]

    def test_pointing_at_what_follows_promises_nothing(self) -> None:
        assert texts("着重抓好以下几个方面工作。扩大绿色信贷规模。") == ["扩大绿色信贷规模"]

    def test_a_topic_goes_to_the_promise_behind_it(self) -> None:
        assert texts("铁路方面,开工澜汀城际;扩大机场容量。") == [
            "铁路方面,开工澜汀城际",
            "扩大机场容量",
        ]

    def test_a_list_number_is_not_part_of_it(self) -> None:
        assert texts("重点推进两项改革,一是深化医保改革;二是完善社保体系。")[1:] == [
            "深化医保改革",
            "完善社保体系",
        ]

    def test_a_five_year_plan_told_as_targets_is_read_too(self) -> None:
        source = OPENING + "二、“十五五”时期的奋斗目标\n" + "大力发展海洋经济。建设智慧港口。\n" * 6
        digest = hashlib.sha256(source.encode()).hexdigest()
        document = Document("made-2026", source, digest, digest, "text", "utf-8")
        parts = outline(document, government="澜川市", report_year=2026)
        assert {s.role for s in parts.sections} & {"tasks", "targets"} == {"targets"}
        assert {t.text for t in tasks(parts, ())} == {"大力发展海洋经济", "建设智慧港口"}


class TestVerbAndObject:
    @pytest.mark.parametrize(
        ("clause", "verb", "thing"),
        [
            ("新改建农村公路180公里", "新改建", "农村公路"),
            ("建成30个美丽示范村", "建成", "美丽示范村"),
            ("进一步加快构建现代水网", "构建", "现代水网"),
            ("加快农业机械化步伐", "加快", "农业机械化步伐"),
            ("调整完善灾害补助机制", "调整完善", "灾害补助机制"),
            ("新建、改造口袋公园", "新建、改造", "口袋公园"),
            ("对高排放车辆进行专项整治", "进行", "专项整治"),
            ("将更多灵活就业人员纳入保障范围", "纳入", "灵活就业人员"),
            ("有计划地整治背街小巷", "整治", "背街小巷"),
            ("重视做好适龄儿童入学工作", "做好", "适龄儿童入学工作"),
            ("在城乡规划建设中做好历史文化保护", "做好", "历史文化保护"),
        ],
    )
    def test_the_governing_verb_and_what_it_acts_on(
        self, clause: str, verb: str, thing: str
    ) -> None:
        task = only(clause + "。")
        assert verb in task.verb
        assert task.object == thing


class TestKind:
    def test_a_target_figure_makes_it_quantified(self) -> None:
        task = only("新建口袋公园31个。")
        assert task.kind == "quantified"
        assert len(task.claims) == 1

    @pytest.mark.parametrize(
        "clause",
        [
            "澜江三桥建成通车",
            "投用枣岭机场",
            "全部取消药品加成",
            "出台数据条例",
            "推动轻轨一号线开工",
            "实现行政村快递全覆盖",
            "办好江畔马拉松赛",
        ],
    )
    def test_an_event_is_a_milestone(self, clause: str) -> None:
        assert only(f"年内{clause}。").kind == "milestone"

    @pytest.mark.parametrize("clause", ["推进风电建设", "深化零基预算改革", "用好国有资产资源"])
    def test_a_course_is_continuing(self, clause: str) -> None:
        assert only(clause + "。").kind == "continuing"


class TestDeadline:
    @pytest.mark.parametrize(
        ("clause", "day", "said"),
        [
            ("6月底前建成城北枢纽", "2025-06-30", "6月底前"),
            ("上半年出台实施办法", "2025-06-30", "上半年"),
            ("一季度开工二号线", "2025-03-31", "一季度"),
            ("年内全部取消该项收费", "2025-12-31", "年内"),
            ("今年完成水库主体工程", "2025-12-31", "今年"),
            ("三年内建成数据中心", "2027-12-31", "三年内"),
            ("到2028年,建成国际空港", "2028-12-31", "到2028年"),
            ("2026年、2027年分别建成东环、西环高速", "2027-12-31", "2026年、2027年"),
            ("明年9月底前完成搬迁", "2026-09-30", "明年9月底前"),
            ("东部各区要于今明两年完成", "2026-12-31", "于今明两年"),
        ],
    )
    def test_it_is_the_last_day_that_the_words_leave(
        self, clause: str, day: str, said: str
    ) -> None:
        task = only(clause + "。")
        assert (task.deadline, task.deadline_quote) == (day, said)

    def test_none_is_made_up(self) -> None:
        found = only("加快建设城北枢纽。")
        assert (found.deadline_quote, stated(found)) == (None, None)

    def test_without_a_day_it_is_the_plan_years_end_and_marked_as_derived(self) -> None:
        found = only("加快建设城北枢纽。")
        assert (found.deadline, found.deadline_source) == ("2025-12-31", "derived")

    def test_in_a_part_on_a_five_year_plan_it_is_the_plans_last_year(self) -> None:
        plan = (
            "要加快建设城北枢纽,优化公交网络,完善慢行系统,推进路网改造。\n三、“十五五”时期重点工作\n"
            "(一)强化创新。加快建设城南枢纽,完善路网。\n"
        )
        found = {t.text: (t.deadline, t.deadline_source) for t in read(plan)}
        assert found["要加快建设城北枢纽"] == ("2025-12-31", "derived")
        assert found["加快建设城南枢纽"] == ("2030-12-31", "derived")

    @pytest.mark.parametrize(
        ("plan", "day"),
        [
            ("国庆节前完成老街改造。", "2025-09-30"),
            ("确保春节前发放补助。", "2025-01-28"),
            ("三季度前开工建设新桥。", "2025-09-30"),
            ("推动城北新桥年底前通车。", "2025-12-31"),
            ("推动北部地区到2027年全面通气。", "2027-12-31"),
            ("上半年出台实施办法。", "2025-06-30"),
            ("“五一”前开放新公园。", "2025-04-30"),
        ],
    )
    def test_days_are_read_wherever_they_stand_in_the_clause(
        self, plan: str, day: str | None
    ) -> None:
        assert [stated(t) for t in read(plan)][:1] == [day]

    def test_the_day_of_a_plans_name_dates_nothing(self) -> None:
        assert stated(only("编制到2035年远景目标纲要。")) is None

    def test_a_year_in_a_name_or_a_start_is_none(self) -> None:
        found = read("承办2027年全省运动会。从今年起提高低保标准。")
        assert [stated(t) for t in found] == [None] * 2

    def test_the_head_of_the_sentence_dates_counted_promises_and_events_behind_it(self) -> None:
        found = read("今年要压减产能50万吨,关停小锅炉300台,加强日常巡查。")
        assert [stated(t) for t in found] == ["2025-12-31", "2025-12-31", None]

    def test_without_a_report_year_only_full_dates_are_known(self) -> None:
        made = read("上半年出台办法。2027年底前建成枢纽。", year=None, opening="")
        assert [t.deadline for t in made] == [None, "2027-12-31"]

    def test_five_years_in_the_text_of_a_plan_are_those_of_the_plan(self) -> None:
        source = OPENING + "二、“十五五”时期重点任务\n五年内建成海上风电基地,完善沿海防护林体系。\n"
        document = Document("made-2027", source, "r", "o", "text", "utf-8")
        parts = outline(document, government="澜川市", report_year=2027)
        assert {s.period for s in parts.sections if s.role == "tasks"} == {"2026-2030"}
        assert tasks(parts, ())[0].deadline == "2030-12-31"


class TestProgrammes:
    LIST = (
        "扎实办好五件民生实事:\n1.新建幼儿园2所,新增学位600个;\n2.改造老旧小区8个;\n"
        "3.残疾人无障碍设施;\n5.新增停车泊位400个。\n加强督查。"
    )

    def test_the_items_of_a_list_belong_to_it(self) -> None:
        found = read(self.LIST)
        assert [t.programme_item for t in found] == [None, 1, 1, 2, 3, 5, None]
        assert {t.programme for t in found[:6]} == {"五件民生实事"}
        assert {t.programme_size for t in found[:6]} == {5}
        assert found[6].programme is None

    def test_an_item_without_a_verb_takes_the_verb_of_the_programme(self) -> None:
        item = read(self.LIST)[4]
        assert (item.verb, item.object) == ("办好", "残疾人无障碍设施")

    def test_items_follow_in_one_sentence(self) -> None:
        found = read("办好三件实事:一是改造厕所20座;二是新建食堂3家;三是补种行道树。加强督查。")
        assert [t.programme_item for t in found] == [None, 1, 2, 3, None]

    def test_groups_behind_a_colon_are_items(self) -> None:
        found = read("办好三件民生实事:改造厕所20座;新建食堂3家;补种行道树。加强督查。")
        assert [t.programme_item for t in found] == [None, 1, 2, 3, None]

    def test_a_programme_is_named_without_a_list(self) -> None:
        found = read("继续办好20项重点民生实事。")
        assert [(t.programme, t.kind) for t in found] == [("20项重点民生实事", "quantified")]

    def test_classes_before_the_size_are_kept_in_the_name(self) -> None:
        assert only("办好12类45件民生实事。").programme == "12类45件民生实事"

    def test_a_count_of_like_things_is_no_programme(self) -> None:
        assert only("开工15项重大水利工程。").programme is None

    def test_an_annex_of_popular_projects_gives_every_item_its_number(self) -> None:
        found = read(
            "加强督查。\n附件\n2025年十件民生实事项目\n"
            + "".join(f"{n}.新建社区食堂{n}0家。\n" for n in range(1, 11))
        )
        items = [t for t in found if t.programme_item is not None]
        assert [t.programme_item for t in items] == list(range(1, 11))
        assert {t.programme for t in items} == {"十件民生实事项目"}

    @pytest.mark.parametrize(
        "title", ["附件1\n2025年度民生实事项目清单", "附件:2025年度民生实事项目清单"]
    )
    def test_an_annex_without_a_size_is_known_by_its_title(self, title: str) -> None:
        found = read(
            f"加强督查。\n各位代表,让我们团结奋斗,谱写新篇章!\n{title}\n"
            "1.助餐工程。新建社区食堂10家,改造食堂3家。\n2.安居工程。改造老旧小区30个。\n"
        )
        items = [(t.text, t.programme_item, t.programme_size) for t in found[1:]]
        assert items == [
            ("新建社区食堂10家", 1, None),
            ("改造食堂3家", 1, None),
            ("改造老旧小区30个", 2, None),
        ]
        assert all((t.programme or "").endswith("民生实事项目清单") for t in found[1:])

    def test_a_glossary_behind_the_report_is_no_list_of_promises(self) -> None:
        found = read("加强督查。\n名词解释\n1.民生实事:指由政府办理的实事。\n2.双随机:随机抽取。\n")
        assert [(t.text, t.programme) for t in found] == [("加强督查", None)]


class TestMeasures:
    def test_what_a_measure_brings_about_is_told_with_it(self) -> None:
        found = only("实施技能培训行动,提高就业能力,促进重点群体就业。")
        assert found.text == "实施技能培训行动"
        assert [(p.verb, p.object) for p in found.purposes] == [
            ("提高", "就业能力"),
            ("促进", "重点群体就业"),
        ]
        assert [p.quote for p in found.purposes] == ["提高就业能力", "促进重点群体就业"]

    def test_an_end_with_a_figure_or_a_modal_is_a_promise_of_its_own(self) -> None:
        assert texts("实施技能培训行动,提高补助标准100元,要促进就业。") == [
            "实施技能培训行动",
            "提高补助标准100元",
            "要促进就业",
        ]

    def test_after_an_effect_there_is_no_measure_to_serve(self) -> None:
        assert texts("促进消费,提升服务水平。") == ["促进消费", "提升服务水平"]

    @pytest.mark.parametrize(
        ("plan", "verb", "thing"),
        [
            ("新建、改造、扩建公厕100座。", "新建、改造、扩建", "公厕"),
            ("新建/改造公厕100座。", "新建/改造", "公厕"),
            ("清理、整治、规范占道经营。", "清理、整治、规范", "占道经营"),
        ],
    )
    def test_joined_verbs_are_one_verb(self, plan: str, verb: str, thing: str) -> None:
        found = only(plan)
        assert (found.verb, found.object) == (verb, thing)

    def test_the_goal_and_what_it_starts_from_are_named(self) -> None:
        found = only("将低保标准由每月600元提高到700元。")
        assert (found.baseline, found.goal) == ("600元", "700元")
        assert found.goal_claim_id in found.claims
        assert found.baseline_claim_id in found.claims

    def test_without_a_figure_there_is_neither(self) -> None:
        found = only("加强水利建设。")
        assert (found.baseline, found.goal) == (None, None)


class TestSlogans:
    @pytest.mark.parametrize(
        "plan",
        [
            "不断提高政治判断力、政治领悟力。",
            "提振干事创业的精气神。",
            "践行正确政绩观。",
            "始终保持闯劲干劲。",
        ],
    )
    def test_an_attitude_is_set_apart_and_has_no_day(self, plan: str) -> None:
        found = only(plan)
        assert (found.kind, found.deadline) == ("slogan", None)

    @pytest.mark.parametrize(
        "plan",
        [
            "健全担当作为激励机制。",
            "开展作风建设专项整治。",
            "加强水利建设。",
            "年底前完成正确政绩观学习教育。",
        ],
    )
    def test_what_can_be_checked_off_is_none(self, plan: str) -> None:
        found = read(plan)
        assert found
        assert all(t.kind != "slogan" for t in found)


def test_an_id_stays_as_long_as_the_text_does() -> None:
    plan = "加强水利建设。推进河湖治理。"
    assert [t.task_id for t in read(plan)] == [t.task_id for t in read(plan)]
    assert len({t.task_id for t in read(plan)}) == 2


def test_repaired_text_is_marked() -> None:
    from duixian.model import Repair

    source = OPENING + "二、2025年重点工作\n加强水?建设。深化医保改革。\n"
    at = source.index("?")
    document = Document(
        "made-2025", source, "r", "o", "text", "gbk", (Repair(at, at + 1, "?", "利", 0.9),)
    )
    parts = outline(document, government="澜川市", report_year=2025)
    found = tasks(parts, ())
    assert [(t.text, t.quote, t.recovered) for t in found] == [
        ("加强水利建设", "加强水?建设", True),
        ("深化医保改革", "深化医保改革", False),
    ]


def test_a_heading_without_a_count_opens_a_programme_that_is_counted_off_behind_it() -> None:
    text = (
        "2024年澜川县政府工作报告\n各位代表：现在，我代表县人民政府向大会报告工作。\n"
        "一、2023年工作回顾\n全年平稳。\n二、2024年工作安排\n"
        "（一）办好民生实事。1.新建幼儿园2所，新增学位720个。2.加装电梯20部。3.为老年人免费体检。\n"
        "（二）发展现代农业。1.新建果园2万亩。\n"
    )
    found = extract.read(from_bytes(text.encode(), "heading")).tasks
    told = [(t.text, t.programme, t.programme_item) for t in found]
    assert told == [
        ("新建幼儿园2所", "民生实事", 1),
        ("新增学位720个", "民生实事", 1),
        ("加装电梯20部", "民生实事", 2),
        ("为老年人免费体检", "民生实事", 3),
        ("新建果园2万亩", None, None),
    ]


@pytest.mark.parametrize(
    ("said", "told", "deadline"),
    [
        ("推进医院迁建，确保6月底前建成投用。", "推进医院迁建,确保6月底前建成投用", "2024-06-30"),
        ("推进学校迁建，力争9月投用。", "推进学校迁建,力争9月投用", "2024-09-30"),
        ("开工建设文化馆，2025年建成。", "开工建设文化馆,2025年建成", "2025-12-31"),
    ],
)
def test_a_clause_that_only_says_by_when_dates_the_measure_before_it(
    said: str, told: str, deadline: str
) -> None:
    text = (
        "2024年澜川县政府工作报告\n各位代表：现在，我代表县人民政府向大会报告工作。\n"
        f"一、2023年工作回顾\n全年平稳。\n二、2024年工作安排\n{said}\n"
    )
    (task,) = extract.read(from_bytes(text.encode(), "dated")).tasks
    assert (task.text, task.deadline, task.deadline_source) == (told, deadline, "stated")
    assert task.kind == "milestone"
