"""Objections and votes at the desk: raised, answered, counted. On both databases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desk_databases import SettableClock
from desk_items import PROMISED
from duixian.desk import Desk, Person, objections, votes
from duixian.desk.events import Deed
from duixian.desk.folding import OPENED
from duixian.desk.objections import AlreadyAnswered, BadObjection, NoSuchObjection
from duixian.desk.rights import NotAllowed, acting_for, may_review

ACCOUNT = "a1b2c3"


def question(desk: Desk, by: str = "p-1", about: str = "verdict", target: str = ACCOUNT) -> str:
    raised = objections.raise_objection(
        *(desk, about, target, "次年报告第12页写了结果"), machine="unreported", actor=by
    )
    return raised.id


# -- raised --------------------------------------------------------------------------------


def test_an_objection_says_what_the_machine_said_and_when_its_answer_is_due(
    desk: Desk, tmp_path: Path
) -> None:
    page = tmp_path / "page.png"
    page.write_bytes(b"a picture of the page")
    digest = desk.attach(page)
    raised = objections.raise_objection(
        *(desk, "verdict", ACCOUNT, " 写了 "),
        machine="unreported",
        actor="p-1",
        link="https://example.org/report#12",
        files=[digest],
    )
    assert raised.id == "objection-1"
    assert (raised.machine, raised.text, raised.files) == ("unreported", "写了", (digest,))
    # 4 in January's last week but one, 5, then 02-04 (a worked Sunday) to 02-09: 15; after 春节
    # 02-18, a worked Sunday too, to 02-22
    assert (raised.raised, raised.answer_by) == ("2024-01-22", "2024-02-22")
    assert raised.open
    assert objections.get(desk, "objection-1") == raised
    assert desk.items() == {}
    assert desk.verify().sound


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"about": "weather"}, "cannot be questioned"),
        ({"text": " "}, "say in words"),
        ({"text": "长" * 4001}, "4001 characters"),
        ({"link": "javascript:alert(1)"}, "no address of a page"),
        ({"link": "https://a b"}, "no address of a page"),
        ({"files": ["../../etc/passwd"]}, "no SHA-256 digest"),
        ({"files": ["0" * 64]}, "no attachment"),
        ({"files": ["0" * 64] * 11}, "at most 10"),
    ],
)
def test_what_is_no_objection_is_refused_and_nothing_is_written(
    said: dict[str, object], told: str, desk: Desk
) -> None:
    whole = {"about": "verdict", "target": ACCOUNT, "text": "不对", **said}
    with pytest.raises(BadObjection, match=told):
        objections.raise_objection(desk, **whole, machine="met", actor="p-1")  # type: ignore[arg-type]
    assert desk.log.head().size == 0


def test_the_same_thing_is_not_questioned_twice_by_one_while_it_is_open(desk: Desk) -> None:
    first = question(desk)
    with pytest.raises(BadObjection, match=f"{first}: you have questioned this"):
        question(desk)
    assert question(desk, by="p-2") == "objection-2"
    assert question(desk, about="match") == "objection-3"
    objections.answer(desk, first, accept=False, actor="p-9", reason="没有写")
    assert question(desk) == "objection-4"


# -- answered ------------------------------------------------------------------------------


def test_an_accepted_objection_stands_beside_the_machines_value_and_not_in_its_place(
    desk: Desk,
) -> None:
    id = question(desk)
    done = objections.answer(desk, id, accept=True, actor="p-9", instead="met", reason="见第12页")
    assert (done.answer, done.instead, done.machine) == ("accepted", "met", "unreported")
    beside = objections.overrides(objections.all_of(desk))
    assert beside == {("verdict", ACCOUNT): [done]}
    accepted = desk.log.events(id)[-1]
    assert (accepted.kind, accepted.actor) == ("objection_accepted", "p-9")
    assert accepted.payload["machine"] == "unreported"


def test_a_rejected_one_has_its_reason_and_puts_nothing_beside(desk: Desk) -> None:
    id = question(desk)
    with pytest.raises(BadObjection, match="say why"):
        objections.answer(desk, id, accept=False, actor="p-9")
    done = objections.answer(desk, id, accept=False, actor="p-9", reason="原文没有这句")
    assert (done.answer, done.reason, done.instead) == ("rejected", "原文没有这句", None)
    assert objections.overrides(objections.all_of(desk)) == {}


@pytest.mark.parametrize(
    ("about", "instead", "told"),
    [
        ("verdict", "", "what is to stand beside"),
        ("verdict", "well done", "one of exceeded, met"),
        ("light", "blue", "one of green, yellow, red"),
        ("verdict", "unreported", "is what the machine says"),
        ("claim", "长" * 1001, "too long"),
    ],
)
def test_what_stands_beside_a_value_must_be_of_its_kind(
    about: str, instead: str, told: str, desk: Desk
) -> None:
    id = question(desk, about=about)
    with pytest.raises(BadObjection, match=told):
        objections.answer(desk, id, accept=True, actor="p-9", instead=instead)
    assert objections.get(desk, id).open


def test_nobody_answers_their_own_and_nothing_is_answered_twice(desk: Desk) -> None:
    id = question(desk)
    with pytest.raises(BadObjection, match="is your own"):
        objections.answer(desk, id, accept=True, actor="p-1", instead="met")
    objections.answer(desk, id, accept=True, actor="p-9", instead="met")
    with pytest.raises(AlreadyAnswered, match="was accepted on 2024-01-22"):
        objections.answer(desk, id, accept=False, actor="p-8", reason="不")
    for call in (objections.get, lambda d, i: objections.answer(d, i, accept=True, actor="p")):
        with pytest.raises(NoSuchObjection, match="no objection 'objection-7'"):
            call(desk, "objection-7")


# -- counted -------------------------------------------------------------------------------


def test_open_overdue_and_late_ones_are_counted_by_the_day_of_asking(
    desk: Desk, clock: SettableClock
) -> None:
    ids = [question(desk, by=f"p-{n}") for n in range(4)]
    due = date.fromisoformat(objections.get(desk, ids[0]).answer_by)
    objections.answer(desk, ids[0], accept=True, actor="p-9", instead="met")
    clock.on("2024-02-26")
    objections.answer(desk, ids[1], accept=False, actor="p-9", reason="不对")
    known = objections.all_of(desk)
    on_the_day = objections.count(known, due)
    assert (on_the_day.open, on_the_day.overdue) == (2, 0)
    now = objections.count(known, desk.today)
    assert (now.raised, now.open, now.overdue, now.accepted, now.rejected, now.late) == (
        *(4, 2, 2, 1, 1, 1),
    )


# -- votes, and what a person may ----------------------------------------------------------


def person(*roles: str, unit: str | None = None, id: str = "p-1") -> Person:
    return Person(id, "某人", "x@example.org", roles, unit, False, True, "2024-01-01")


@pytest.fixture
def item(desk: Desk) -> str:
    """An item that 市教育局 has."""
    with desk.log.appending(desk.clock) as turn:
        said = {"promised": PROMISED.payload(), "parent": None}
        turn.append(Deed("x-1", OPENED, said, "office"))
    desk.act("x-1", "assign", {"lead": "市教育局", "supporting": ["市住建局"]}, actor="office")
    return "x-1"


def test_the_last_vote_of_an_account_counts_and_the_items_own_rating_stays(
    desk: Desk, item: str
) -> None:
    before = desk.item(item)
    for id, satisfied in (("p-1", False), ("p-2", True), ("p-1", True), ("p-3", False)):
        votes.vote(desk, item, satisfied, person("reader", id=id))
    assert votes.votes(desk) == {item: votes.Votes(item, 2, 1)}
    assert votes.votes(desk, item) == votes.votes(desk)
    assert desk.item(item) == before


def test_nobody_votes_on_what_they_work_on(desk: Desk, item: str) -> None:
    for who in (person("office"), person("reporter", unit="市住建局")):
        with pytest.raises(NotAllowed, match="works on it"):
            votes.vote(desk, item, True, who)
    votes.vote(desk, item, True, person("reporter", unit="市财政局"))
    assert votes.votes(desk)[item].satisfied == 1


def test_a_reporter_acts_for_the_own_unit_and_the_office_for_all(desk: Desk, item: str) -> None:
    found = desk.item(item)
    assert acting_for(person("reporter", unit="市住建局"), found) == "市住建局"
    assert acting_for(person("office"), found) is None
    assert (
        acting_for(person("office", "reporter", unit="市教育局"), found, "市教育局") == "市教育局"
    )
    for who, unit, told in (
        (person("office"), "市财政局", "is not 市财政局's"),
        (person("reporter", unit="市财政局"), None, "市财政局 alone"),
        (person("reporter", unit="市教育局"), "市住建局", "not for 市住建局"),
        (person("reader"), None, "neither reports"),
        (person("admin"), None, "neither reports"),
        (person("reviewer", unit="市教育局"), None, "neither reports"),
    ):
        with pytest.raises(NotAllowed, match=told):
            acting_for(who, found, unit)


def test_a_reviewer_never_reviews_what_the_own_unit_leads_or_supports(
    desk: Desk, item: str
) -> None:
    found = desk.item(item)
    may_review(person("reviewer", unit="市财政局"), found)
    for unit in ("市教育局", "市住建局"):
        with pytest.raises(NotAllowed, match="nobody reviews their own"):
            may_review(person("reviewer", unit=unit), found)
    with pytest.raises(NotAllowed, match="is no reviewer"):
        may_review(person("office"), found)
