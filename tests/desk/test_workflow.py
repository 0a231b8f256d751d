"""From 立项 to 销号, on both databases; what a stage does not allow is said, and not written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desk_databases import SettableClock
from duixian.books import Books
from duixian.desk import Desk, NoSuchItem, attachments
from duixian.desk.errors import EditedMeanwhile
from duixian.desk.events import DeskEvent
from duixian.desk.permitting import (
    BadField,
    IllegalStep,
    UnknownAction,
    UnknownUnit,
    WrongUnit,
    permit,
)
from duixian.errors import RegistryError
from duixian.registry import workflow

ITEM = "990100-2024-030"
LEAD, OTHER = "市教育局", "市住建局"


class At:
    """Shorthand: one item, acted upon."""

    def __init__(self, desk: Desk, clock: SettableClock, item: str = ITEM) -> None:
        self.desk, self.clock, self.item = desk, clock, item

    def __call__(self, action: str, *, unit: str | None = None, **said: Any) -> DeskEvent:
        return self.desk.act(self.item, action, said, actor="王芳", unit=unit)

    @property
    def now(self) -> Any:
        return self.desk.item(self.item)


@pytest.fixture
def at(desk: Desk, clock: SettableClock, demo_books: Books) -> At:
    desk.open_year(demo_books, "澜川市", 2024, actor="督查室")
    return At(desk, clock)


@pytest.fixture
def lightly(light_desk: Desk, clock: SettableClock) -> At:
    return At(light_desk, clock)


def test_an_item_goes_all_the_way(at: At) -> None:
    at.clock.on("2024-02-01")
    at("assign", lead=LEAD, supporting=[OTHER], due="2024-10-31", sign_by="2024-02-08")
    at.clock.on("2024-02-05")
    at("accept", unit=LEAD)
    assert (at.now.stage, at.now.accepted, at.now.sign_by) == (
        *("accepted", "2024-02-05"), "2024-02-08",
    )  # fmt: skip
    at.clock.on("2024-05-31")
    at("progress", unit=OTHER, share=40, stage="主体")
    at("progress", unit=LEAD, share=55)
    assert (at.now.stage, [p.share for p in at.now.progress]) == ("working", [40, 55])
    at.clock.on("2024-10-20")
    at("report", unit=LEAD, text="三所幼儿园已投用", share=100)
    at.clock.on("2024-11-05")
    at("check", text="现场核查属实")
    at("finish")
    assert at.now.stage == "done"
    assert at.now.done == "2024-10-20"  # the unit was in time; the check took its own
    at("close")
    history = at.desk.history(ITEM)
    assert [e.kind for e in history] == [
        *("opened", "assign", "accept", "progress", "progress", "report"),
        *("check", "finish", "close"),
    ]
    assert at.now.version == len(history)
    assert at.desk.verify().sound


def test_what_is_returned_is_worked_on_again(at: At) -> None:
    at("assign", lead=LEAD)
    at("refuse", unit=LEAD, reason="不属本局职责")
    assert at.now.stage == "refused"
    at("assign", lead=OTHER)
    at("accept", unit=OTHER)
    at("report", unit=OTHER, text="已完成")
    at("return", reason="台账缺验收单")
    assert (at.now.stage, at.now.returns, at.now.reported) == ("returned", 1, None)
    at("progress", unit=OTHER, text="补齐验收单")
    at("report", unit=OTHER, text="已补齐")
    at("check", text="属实")
    at("finish")
    at("reopen", reason="群众反映未使用")
    assert (at.now.stage, at.now.done) == ("returned", None)


def test_an_extension_is_asked_for_and_answered(at: At) -> None:
    at("assign", lead=LEAD, due="2024-06-30")
    at("accept")
    with pytest.raises(BadField, match="is not after the present day, 2024-06-30"):
        at("extend", reason="汛期停工", until="2024-06-30")
    at("extend", unit=LEAD, reason="汛期停工", until="2024-08-31")
    with pytest.raises(IllegalStep, match="no answer yet"):
        at("extend", reason="再延", until="2024-09-30")
    at("deny", reason="工期可赶")
    assert (at.now.due, at.now.asking) == ("2024-06-30", None)
    at("extend", reason="设计变更", until="2024-09-30")
    at("grant", approval="市政府第31次常务会议")
    assert at.now.due == "2024-09-30"
    assert [e.granted for e in at.now.extensions] == [False, True]
    with pytest.raises(IllegalStep, match="no extension was asked for"):
        at("grant", approval="同上")


def test_an_item_is_chased_transferred_scaled_back_and_terminated(at: At) -> None:
    at("measure", goal=12, unit_of_goal="个")
    at("assign", lead=LEAD, supporting=["市财政局"])
    at("accept")
    at("urge", text="请报进展", until="2024-03-01")
    assert (len(at.now.urged), at.now.answer_by) == (1, "2024-03-01")
    at("progress", value=2)
    assert at.now.answer_by is None
    at("scale_back", goal=9, reason="用地未批", approval="市人大常委会决定")
    assert at.now.goal.value == 9
    at("transfer", lead=OTHER, reason="机构改革")
    assert (at.now.lead, at.now.supporting, at.now.stage) == (OTHER, (), "assigned")
    at("terminate", reason="项目取消", approval="市政府批复")
    assert at.now.stage == "terminated"
    with pytest.raises(IllegalStep, match="is terminated"):
        at("progress", value=3)


def test_milestones_problems_and_votes(at: At) -> None:
    at("milestone", due="2024-03-31", text="完成招标", share=20)
    at("milestone", due="2024-06-30", text="主体封顶")
    at("assign", lead=LEAD)
    at("accept")
    at("reach", unit=LEAD, number=1)
    assert [m.reached is not None for m in at.now.milestones] == [True, False]
    with pytest.raises(BadField, match=r"no open number 1. Open are: \[2\]"):
        at("reach", number=1)
    at("fault", text="消防通道堵塞", due="2024-04-30")
    at("report", text="已完成")
    at("check", text="问题未整改")
    with pytest.raises(IllegalStep, match=r"problems \[1\] are not put right"):
        at("finish")
    at("rectify", number=1)
    at("finish")
    at("rate", satisfied=True)
    at("rate", satisfied=False)
    assert at.now.votes == (True, False)


@pytest.mark.parametrize(
    ("action", "said", "error", "words"),
    [
        ("fly", {}, UnknownAction, "There are: assign"),
        ("accept", {}, IllegalStep, "is registered .立项.*Now possible: assign"),
        ("finish", {}, IllegalStep, "possible when it is checked"),
        ("assign", {}, BadField, "needs lead .牵头单位"),
        ("assign", {"lead": " "}, BadField, "must be words"),
        ("assign", {"lead": LEAD, "due": "2024-02-30"}, BadField, "must be a day"),
        ("assign", {"lead": LEAD, "due": "31.12.2024"}, BadField, "must be a day"),
        ("assign", {"lead": LEAD, "colour": "red"}, BadField, "takes no 'colour'"),
        ("assign", {"lead": LEAD, "rhythm": "weekly"}, BadField, "monthly, quarterly"),
        ("assign", {"lead": LEAD, "supporting": [LEAD]}, BadField, "lead and support"),
        ("assign", {"lead": LEAD, "sign_by": "2025-06-01"}, BadField, "after the day it is due"),
        ("path", {"shares": [20, 10, 60, 100]}, BadField, "rising to 100"),
        ("measure", {"goal": float("nan"), "unit_of_goal": "个"}, BadField, "must be a number"),
        ("measure", {"goal": True, "unit_of_goal": "个"}, BadField, "must be a number"),
    ],
)
def test_what_is_not_in_order_is_named_and_not_written(
    lightly: At, action: str, said: dict[str, Any], error: type[Exception], words: str
) -> None:
    before = lightly.desk.log.head()
    with pytest.raises(error, match=words):
        lightly(action, **said)
    assert lightly.desk.log.head() == before


def test_a_report_of_progress_says_something(lightly: At) -> None:
    lightly("assign", lead=LEAD)
    lightly("accept")
    with pytest.raises(BadField, match="at least one of value"):
        lightly("progress")


def test_each_unit_does_its_own_part(lightly: At) -> None:
    lightly("assign", lead=LEAD, supporting=[OTHER])
    with pytest.raises(WrongUnit, match="is 市教育局 to do, not 市住建局's"):
        lightly("accept", unit=OTHER)
    with pytest.raises(WrongUnit, match="the supervision office's to do"):
        lightly("terminate", unit=LEAD, reason="x", approval="y")
    lightly("accept", unit=LEAD)
    with pytest.raises(WrongUnit):
        lightly("progress", unit="市水利局", share=5)


def test_a_unit_that_is_not_on_the_list_is_refused_with_the_nearest(lightly: At) -> None:
    lightly.desk.enrol([LEAD, OTHER, LEAD], actor="督查室")
    assert lightly.desk.units() == (LEAD, OTHER)
    with pytest.raises(UnknownUnit, match="Did you mean 市教育局"):
        lightly("assign", lead="教育局")
    lightly("assign", lead=LEAD, supporting=[OTHER])


def test_an_item_that_is_not_there_is_refused_with_the_nearest(lightly: At) -> None:
    with pytest.raises(NoSuchItem, match="Did you mean 990100-2024-030"):
        lightly.desk.act("990100-2024-0300", "accept", {}, actor="王芳")
    with pytest.raises(NoSuchItem):
        lightly.desk.item("x")


def test_of_two_who_edit_at_once_the_second_is_told(at: At) -> None:
    seen = at.now.version
    at.desk.act(ITEM, "assign", {"lead": LEAD}, actor="甲", expected=seen)
    with pytest.raises(EditedMeanwhile) as told:
        at.desk.act(ITEM, "assign", {"lead": OTHER}, actor="乙", expected=seen)
    assert LEAD in str(told.value)
    assert OTHER in str(told.value)
    assert at.now.lead == LEAD
    assert at.desk.verify().sound


def test_an_attachment_is_kept_by_its_digest(
    lightly: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "验收单.pdf"
    file.write_bytes(b"%PDF-1.4 invented")
    digest = lightly.desk.attach(file)
    lightly("assign", lead=LEAD)
    lightly("accept")
    lightly("progress", text="已验收", files=[digest])
    assert lightly.now.progress[-1].files == (digest,)
    assert attachments.missing(lightly.desk.folder, [digest]) == []
    attachments.place_of(lightly.desk.folder, digest).write_bytes(b"other")
    assert attachments.missing(lightly.desk.folder, [digest]) == [digest]
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    with pytest.raises(attachments.AttachmentTooLarge, match="Make it smaller"):
        lightly.desk.attach(file)


def test_heads_of_past_days_are_published_by_whoever_writes_next(lightly: At) -> None:
    file = lightly.desk.folder / "heads.jsonl"
    assert not file.exists()
    lightly.clock.on("2024-02-01")
    lightly("assign", lead=LEAD)
    assert len(file.read_text("utf-8").splitlines()) == 1
    lightly("accept")
    assert len(file.read_text("utf-8").splitlines()) == 1
    lightly.clock.on("2024-02-02")
    assert [h.day for h in lightly.desk.publish()] == ["2024-02-01"]
    assert lightly.desk.verify().heads == 2


def test_every_stage_is_reached_and_left_as_the_table_says() -> None:
    known = workflow.load()
    reached = {a.to for a in known.actions.values()} | {"registered"}
    assert reached >= set(known.stages)
    for stage in known.stages.values():
        leads = {known.actions[name].to for name in known.possible(stage.id)} - {None, stage.id}
        assert bool(leads) == (stage.id not in ("closed", "terminated"))
    with pytest.raises(RegistryError, match="names nowhere"):
        workflow.parse(
            '[stages]\na = {zh="甲", open=true}\n[fields]\n'
            '[actions.go]\nzh="去"\nfrom=["a"]\nto="nowhere"\nby="office"\n'
        )


def test_permission_is_a_function_of_values(lightly: At) -> None:
    assert permit(lightly.now, "assign", {"lead": LEAD, "due": None}, None) == {"lead": LEAD}
