"""What a form plans for an item: milestones by quarter, a goal in figures or in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from desk_databases import SettableClock
from desk_items import an_item
from duixian.desk import Desk, lights
from duixian.desk.exporting import form_rows
from duixian.desk.forms import Form, FormMilestone, FormRow, Suggester
from duixian.desk.importing import ImportedRow, bring
from duixian.desk.items import Milestone
from duixian.desk.scheduling import plan_of

SOURCE = "据《分解表》第3行"
QUARTERS = (
    FormMilestone(1, "完成招标"),
    FormMilestone(2, "完成总投资的40%"),
    FormMilestone(4, "建成投用"),
)


def a_form(*rows: FormRow) -> Form:
    return Form("分解表.xlsx", rows, (), year=2024)


def fates(told: list[ImportedRow]) -> Counter[str]:
    return Counter(row.fate for row in told if row.fate != "no_row")


def test_a_forms_quarters_become_milestones_and_its_plan_is_written_once(
    light_desk: Desk, clock: SettableClock
) -> None:
    clock.on("2024-02-01")
    items = [item for item in light_desk.items().values() if item.goal is None]
    item = items[0]
    row = FormRow(
        item.promised.text, lead_units=("市教育局",), goal="开工项目12个", milestones=QUARTERS
    )
    everything = list(light_desk.items().values())
    planned = bring(light_desk, a_form(row), everything, actor="王芳", dry=True)
    assert fates(planned) == {"assigned": 1, "milestone": 3, "goal": 1, "note": 1}
    assert light_desk.item(item.id) == item  # nothing was written
    assert fates(bring(light_desk, a_form(row), everything, actor="王芳")) == fates(planned)
    now = light_desk.item(item.id)
    assert [(m.due, m.text, m.share) for m in now.milestones] == [
        ("2024-03-31", "完成招标", None),
        ("2024-06-30", "完成总投资的40%", 40.0),
        ("2024-12-31", "建成投用", None),
    ]
    assert now.goal is not None
    assert (now.goal.value, now.goal.unit) == (12, "个")
    assert now.notes == ("工作目标：开工项目12个（据《分解表.xlsx》）",)
    again = bring(light_desk, a_form(row), list(light_desk.items().values()), actor="王芳")
    assert fates(again) == {"as_before": 1}


def test_a_reached_milestone_with_a_share_counts_for_the_light() -> None:
    (step,) = plan_of(an_item(), FormRow("x", milestones=QUARTERS[1:2]), SOURCE)
    reached = Milestone(1, step.said["due"], step.said["text"], step.said["share"], "2024-06-20")
    assert lights.actual_share(an_item(milestones=(reached,))) == 40.0


def test_a_milestone_in_other_words_is_shown_and_not_replaced() -> None:
    had = an_item(milestones=(Milestone(1, "2024-03-31", "完成立项", None),))
    (step,) = plan_of(had, FormRow("新建公厕", milestones=QUARTERS[:1]), SOURCE)
    assert (step.kind, step.action) == ("differs", None)
    assert "完成立项" in step.told
    assert "完成招标" in step.told


def test_a_promised_goal_is_not_changed_and_words_without_a_quarter_are_noted() -> None:
    row = FormRow(
        "新建公办幼儿园", goal="新建公办幼儿园15所", milestones=(FormMilestone(None, "按计划推进"),)
    )
    steps = plan_of(an_item(), row, SOURCE)
    assert [(step.kind, step.said["text"]) for step in steps] == [
        ("note", f"工作目标：新建公办幼儿园15所（{SOURCE}）"),
        ("note", f"进度安排：按计划推进（{SOURCE}）"),
    ]
    noted = an_item(notes=tuple(step.said["text"] for step in steps))
    assert plan_of(noted, row, "据《另一份》") == ()


def test_the_plan_of_what_is_checked_or_split_is_no_longer_written() -> None:
    row = FormRow("新建公厕", milestones=QUARTERS)
    assert plan_of(an_item(stage="checked"), row, SOURCE) == ()
    assert plan_of(an_item(items=("a", "b")), row, SOURCE) == ()
    assert len(plan_of(an_item(stage="returned"), row, SOURCE)) == 3


def test_milestones_go_out_in_the_quarter_in_which_they_came() -> None:
    item = an_item(milestones=(Milestone(1, "2024-06-30", "完成总投资的40%", 40.0),))
    (row,) = form_rows([item])
    assert row.milestones == (FormMilestone(2, "完成总投资的40%"),)
    assert row.deadline == date(2024, 12, 31)


def test_supporting_units_are_suggested_in_a_column_of_their_own() -> None:
    learned = [
        FormRow("新建公办幼儿园3所", lead_units=("市教育局",), supporting_units=("市财政局",)),
        FormRow("改扩建公办幼儿园", lead_units=("市教育局",), supporting_units=("市财政局",)),
        FormRow("疏浚河道", lead_units=("市水务局",), supporting_units=("市住建局",)),
    ]
    nobodys = replace(an_item(), lead=None)
    (row,) = form_rows([nobodys], Suggester(learned))
    assert not row.units
    assert dict(row.others) == {
        "建议牵头单位（系统建议，未经确认）": "市教育局",
        "建议配合单位（系统建议，未经确认）": "市财政局",
        "建议依据": "新建公办幼儿园；新建公办幼儿园",
    }
