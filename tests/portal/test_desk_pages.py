"""The desk's pages, on the demo city's year as it stands in October."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import portal_year
from desk_databases import SettableClock
from duixian.desk import Desk, Person, drawn, offering, permitting
from duixian.portal import Settings, app
from duixian.registry import workflow
from portal_desk import Staffed, sign_in
from portal_year import KEY, UNIT, YEAR
from unmarked import SAID, unmarked

BOARD = f"/desk/{KEY}/{YEAR}"
PAGES = (
    *("/desk", BOARD, f"{BOARD}/9", f"{BOARD}/year-end", "/desk/draws", "/desk/draws/draw-1"),
    *("/desk/receipts/3", f"/desk/items/{KEY}-{YEAR}-001"),
)


@pytest.fixture(scope="module")
def lived(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books whose desk has a year behind it up to October; no test changes them."""
    books = Path(shutil.copytree(built, tmp_path_factory.mktemp("lived") / "books"))
    portal_year.live(books)
    return books


def opened(books: Path) -> Staffed:
    clock = SettableClock()
    clock.on(portal_year.TODAY)
    desk = Desk(books, clock)
    people = {person.roles[0]: person for person in desk.people.all()}
    return Staffed(app(books, settings=Settings(clock=clock)), desk, clock, people)


@pytest.fixture(scope="module")
def shown(lived: Path) -> Iterator[Staffed]:
    """The portal over it, for what changes nothing."""
    made = opened(lived)
    yield made
    made.close()


@pytest.fixture
def own(lived: Path, tmp_path: Path) -> Iterator[Staffed]:
    """The same, for a test that may change all of it."""
    made = opened(Path(shutil.copytree(lived, tmp_path / "books")))
    yield made
    made.close()


def an_item(desk: Desk, stage: str, unit: str | None = None) -> Any:
    return next(
        item
        for item in desk.items().values()
        if item.stage == stage and (unit is None or item.lead == unit)
    )


def send(browser: TestClient, page: str, to: str, **said: Any) -> Any:
    """A form of a page, filled in and sent."""
    files = said.pop("files", None)
    sign = sign_in(browser.get(page).text)
    return browser.post(to, data={"csrf": sign, **said}, files=files)


# -- every page ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_twins_answer_whoever_asks(path: str, shown: Staffed) -> None:
    browser = shown.browser()
    page, data, rows = (browser.get(path + ending) for ending in ("", ".json", ".csv"))
    assert (page.status_code, data.status_code, rows.status_code) == (200, 200, 200)
    assert data.json()
    assert len(list(csv.reader(io.StringIO(rows.content.decode("utf-8-sig"))))) > 1
    english = browser.get(path, params={"lang": "en"})
    assert english.headers["content-language"] == "en"
    assert english.headers["content-type"].startswith("text/html")


def test_books_without_a_desk_are_shown_as_before(client: TestClient) -> None:
    assert "/desk" not in client.get("/").text
    assert client.get(f"/g/{KEY}/{YEAR}").status_code == 200
    for path in (*PAGES, f"{BOARD}/import"):
        answer = client.get(path)
        assert answer.status_code in (401, 404)
        if answer.status_code == 404:
            assert "duixian desk init" in answer.text


def test_a_year_that_is_not_open_is_not_found_and_the_open_ones_are_named(shown: Staffed) -> None:
    answer = shown.browser().get(f"/desk/{KEY}/1999")
    assert answer.status_code == 404
    assert f'href="{BOARD}"' in answer.text
    assert shown.browser().get("/desk/no/2024").status_code == 404
    assert shown.browser().get(f"{BOARD}/13").status_code == 404


def test_a_governments_name_leads_to_its_code(shown: Staffed) -> None:
    for rest in ("", "/9", "/year-end"):
        answer = shown.browser().get(f"/desk/澜川/{YEAR}{rest}")
        assert (answer.status_code, answer.headers["location"]) == (308, BOARD + rest)


def test_the_books_lead_to_the_desk_where_the_year_is_open(shown: Staffed) -> None:
    browser = shown.browser()
    for path in (f"/g/{KEY}/{YEAR}", f"/g/{KEY}", "/r/lanchuan-2024"):
        assert f'href="{BOARD}"' in browser.get(path).text
    assert BOARD not in browser.get("/r/lanchuan-2025").text
    assert 'href="/desk"' in browser.get("/").text


def test_the_day_alone_changes_what_a_page_says(own: Staffed) -> None:
    before = own.browser().get(BOARD)
    same = own.browser().get(BOARD, headers={"if-none-match": before.headers["etag"]})
    assert same.status_code == 304
    own.clock.on("2025-01-02")
    later = own.browser().get(BOARD, headers={"if-none-match": before.headers["etag"]})
    assert later.status_code == 200


# -- the board ---------------------------------------------------------------------------------


def test_the_boards_numbers_add_up(shown: Staffed) -> None:
    board = shown.browser().get(f"{BOARD}.json").json()
    counts = board["counts"]
    assert counts["items"] == sum(counts[c] for c in ("red", "yellow", "green", "none")) == 93
    for name in ("items", "done", "overdue", "red"):
        assert sum(unit[name] for unit in board["units"]) == counts[name]
    assert counts["done"] > 0
    assert counts["yellow"] > 0


def test_a_light_stands_beside_the_rule_and_the_numbers_that_made_it(shown: Staffed) -> None:
    page = shown.browser().get(BOARD, params={"light": "yellow"})
    assert "灯不是结论" in page.text
    assert re.search(r"应达\d+\.\d%，实际\d+\.\d%，落后\d+\.\d个百分点", page.text)
    english = shown.browser().get(BOARD, params={"light": "yellow", "lang": "en"}).text
    assert "A light is not a verdict" in english
    assert re.search(r"should be at \d+\.\d%, is at \d+\.\d%: \d+\.\d points behind", english)


def test_the_boards_filters_meet_and_exclude(shown: Staffed) -> None:
    browser = shown.browser()
    every = browser.get(f"{BOARD}.json").json()["items"]
    for wanted in ({"unit": UNIT}, {"light": "green"}, {"stage": "done"}, {"q": "幼儿园"}):
        found = browser.get(f"{BOARD}.json", params=wanted).json()
        assert 0 < found["total"] < len(every)
        ((name, value),) = wanted.items()
        for row in found["items"]:
            has = {"unit": row["lead"], "light": row["light"]["colour"], "stage": row["stage"]}
            assert value in row["text"] if name == "q" else has[name] == value
    assert browser.get(BOARD, params={"light": "blue"}).status_code == 400
    stricter = browser.get(f"{BOARD}.json", params={"rule": "months"}).json()["counts"]
    assert stricter["green"] < browser.get(f"{BOARD}.json").json()["counts"]["green"]


def test_the_published_head_of_the_log_stands_on_the_board(shown: Staffed) -> None:
    head = shown.desk.published()[-1]
    page = shown.browser().get(BOARD).text
    assert head.root in page
    assert head.day in page


# -- an item -----------------------------------------------------------------------------------


def test_an_item_leads_to_its_characters_in_the_report(shown: Staffed) -> None:
    browser = shown.browser()
    item = an_item(shown.desk, "working")
    data = browser.get(f"/desk/items/{item.id}.json").json()
    assert data["promised"]["quote"] == item.promised.quote
    assert data["promised"]["href"] == f"/r/lanchuan-2024?at={item.promised.start}#at"
    source = browser.get("/r/lanchuan-2024.json").json()["source"]
    assert source[item.promised.start : item.promised.end] == item.promised.quote
    assert [e["version"] for e in data["events"]] == list(range(1, item.version + 1))


def test_the_receipt_of_an_event_proves_that_it_stands_in_the_log(shown: Staffed) -> None:
    from duixian.desk import receipts

    data = shown.browser().get("/desk/receipts/7.json").json()
    assert receipts.stands(shown.desk.log, receipts.read(data["line"]))
    assert shown.browser().get("/desk/receipts/99999").status_code == 400


def test_a_forecast_carries_its_interval(shown: Staffed) -> None:
    browser = shown.browser()
    found = [
        data["forecast"]
        for item in list(shown.desk.items().values())[:12]
        if (data := browser.get(f"/desk/items/{item.id}.json").json())["forecast"]
    ]
    assert found
    assert all(f["low"] <= f["share"] <= f["high"] and f["level"] == 0.95 for f in found)


def test_names_are_for_those_who_have_an_account(shown: Staffed, own: Staffed) -> None:
    item = an_item(own.desk, "working")
    office = own.people["office"]
    own.desk.act(item.id, "note", {"text": "看过"}, actor=office.id)
    assert office.name not in own.browser().get(f"/desk/items/{item.id}").text
    assert office.name in own.browser("reader").get(f"/desk/items/{item.id}").text


def offered_on(page: str) -> set[str]:
    return set(re.findall(r'action="/desk/items/[^/"]+/actions/(\w+)"', page))


def test_everybody_is_offered_what_they_may_do_and_nothing_else(shown: Staffed) -> None:
    item = an_item(shown.desk, "working", UNIT)
    path = f"/desk/items/{item.id}"
    offered = {role: offered_on(shown.browser(role).get(path).text) for role in shown.people}
    assert offered_on(shown.browser().get(path).text) == set()
    assert offered["reader"] == offered["reviewer"] == set()
    assert offered["reporter"] == {"progress", "report", "extend", "note"}
    assert {"urge", "transfer", "terminate", "progress"} < offered["office"]
    other = next(i for i in shown.desk.items().values() if UNIT not in i.units)
    assert offered_on(shown.browser("reporter").get(f"/desk/items/{other.id}").text) == set()


def test_what_is_offered_is_never_refused_for_its_stage_or_its_unit(shown: Staffed) -> None:
    people: list[Person] = list(shown.people.values())
    stages = {item.stage: item for item in shown.desk.items().values()}
    for item in stages.values():
        for person in people:
            unit = None if person.is_any("office") else person.unit
            offered = {action.id for action in offering.offered(item, person)}
            for name in workflow.load().possible(item.stage):
                try:
                    permitting.permit(item, name, {}, unit)
                except (permitting.IllegalStep, permitting.WrongUnit):
                    assert name not in offered, f"{person.name}: {name}"
                except permitting.BadField:
                    pass


def test_a_step_is_taken_from_the_page_with_its_evidence(own: Staffed) -> None:
    item = an_item(own.desk, "working", UNIT)
    path = f"/desk/items/{item.id}"
    browser = own.browser("reporter")
    said = {"seen": str(item.version), "share": "88.5", "text": "教学楼封顶"}
    files = {"files": ("photo.jpg", b"a photograph", "image/jpeg")}
    answer = send(browser, path, f"{path}/actions/progress", **said, files=files)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#life")
    data = browser.get(f"{path}.json").json()
    assert data["item"]["share"] == 88.5
    event = data["events"][-1]
    assert (event["kind"], event["unit"]) == ("progress", UNIT)
    ((digest, size),) = ((f["digest"], f["bytes"]) for f in data["files"])
    assert size == len(b"a photograph")
    kept = browser.get(f"/desk/files/{digest}")
    assert kept.content == b"a photograph"
    assert kept.headers["content-disposition"].startswith("attachment")
    assert own.browser().get(f"/desk/files/{digest}").status_code == 401
    assert browser.get(f"/desk/files/{'0' * 64}").status_code == 404


def test_of_two_edits_at_once_the_second_is_told_and_sees_both(own: Staffed) -> None:
    item = an_item(own.desk, "working", UNIT)
    path = f"/desk/items/{item.id}"
    own.desk.act(item.id, "progress", {"text": "先到的进展"}, actor=UNIT, unit=UNIT)
    browser = own.browser("office")
    seen = str(item.version)
    answer = send(browser, path, f"{path}/actions/urge", seen=seen, text="请尽快办理")
    assert answer.status_code == 409
    assert "先到的进展" in answer.text
    assert "请尽快办理" in answer.text
    assert own.desk.item(item.id).urged == ()
    new = re.findall(r'name="seen" value="(\d+)"', answer.text)
    assert set(new) == {str(item.version + 1)}
    again = send(browser, path, f"{path}/actions/urge", seen=new[0], text="请尽快办理")
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"share": "abc"}, "share"),
        ({}, "至少须写明以下之一"),
        ({"share": "-4"}, "不小于 0 的百分数"),
        ({"share": "1e999"}, "share"),
    ],
)
def test_what_is_not_taken_is_shown_again_with_the_reason(
    said: dict[str, str], why: str, own: Staffed
) -> None:
    item = an_item(own.desk, "working", UNIT)
    path = f"/desk/items/{item.id}"
    head = own.desk.log.head()
    words = {"seen": str(item.version), **said}
    answer = send(own.browser("reporter"), path, f"{path}/actions/progress", **words)
    assert answer.status_code == 400
    assert why in answer.text
    assert 'role="alert"' in answer.text
    assert own.desk.log.head() == head


def test_a_form_that_lacks_the_version_or_names_no_step_is_refused(own: Staffed) -> None:
    item = an_item(own.desk, "working", UNIT)
    path = f"/desk/items/{item.id}"
    browser = own.browser("office")
    assert send(browser, path, f"{path}/actions/note", text="x").status_code == 400
    assert send(browser, path, f"{path}/actions/nothing", seen="1").status_code == 404
    assert send(browser, path, "/desk/items/none/actions/note", seen="1").status_code == 404


def test_the_office_splits_an_item_from_its_page(own: Staffed) -> None:
    item = an_item(own.desk, "working")
    desk, browser = own.desk, own.browser("office")
    assert f"/desk/items/{item.id}/parts" not in browser.get(f"/desk/items/{item.id}").text
    desk.act(item.id, "transfer", {"lead": UNIT, "reason": "机构改革"}, actor="督查室")
    desk.act(item.id, "refuse", {"reason": "不属本局"}, actor=UNIT, unit=UNIT)
    path = f"/desk/items/{item.id}"
    answer = send(browser, path, f"{path}/parts", texts="选址\n\n开工\n")
    assert answer.status_code == 303
    data = browser.get(f"{path}.json").json()
    assert [part["text"] for part in data["parts"]] == ["选址", "开工"]
    assert offered_on(browser.get(path).text) == {"note"}


# -- the month -----------------------------------------------------------------------------------


def test_the_months_checklist_tells_who_reported_and_who_did_not(shown: Staffed) -> None:
    lines = shown.browser().get(f"{BOARD}/9.json").json()["lines"]
    assert {line["kind"] for line in lines} >= {"told", "finished"}
    silent = shown.browser().get(f"{BOARD}/8.json", params={"kind": "silent"}).json()["lines"]
    assert silent  # in August nobody of the invented units reports
    assert all(line["kind"] == "silent" and line["due"] == "2024-08-31" for line in silent)
    one = shown.browser().get(f"{BOARD}/8.json", params={"unit": UNIT}).json()["lines"]
    assert {line["unit"] for line in one} == {UNIT}


def test_a_past_month_is_as_it_was_then(own: Staffed) -> None:
    before = own.browser().get(f"{BOARD}/8.json").json()
    assert before["as_of"] == "2024-08-31"
    for item in list(own.desk.items().values())[:20]:
        if item.stage == "working":
            own.desk.act(item.id, "progress", {"text": "补报"}, actor="督查室")
    after = own.browser().get(f"{BOARD}/8.json").json()
    assert after["lines"] == before["lines"]


# -- importing -----------------------------------------------------------------------------------


def sent(browser: TestClient, file: Path) -> Any:
    files = {"file": (file.name, file.read_bytes(), "application/octet-stream")}
    return send(browser, f"{BOARD}/import", f"{BOARD}/import", files=files)


@pytest.fixture
def fresh(own: Staffed) -> Staffed:
    """The city's year with four items that units have sent back: a form can give them out."""
    for item in [i for i in own.desk.items().values() if i.stage == "working"][:4]:
        own.desk.act(item.id, "transfer", {"lead": UNIT, "reason": "改革"}, actor="督查室")
        own.desk.act(item.id, "refuse", {"reason": "不属本局"}, actor=UNIT, unit=UNIT)
    return own


def test_a_form_is_shown_beside_the_items_and_written_when_it_is_confirmed(
    fresh: Staffed, tmp_path: Path
) -> None:
    free = [i for i in fresh.desk.items().values() if i.stage == "refused"]
    rows = [(i.promised.text, "市科技局", "2024年11月底") for i in free[:3]]
    rows += [(free[3].promised.text, "市没有局", "2024年11月底")]
    rows += [("组织月球旅行一百次", "市科技局", "2024年11月底")]
    browser = fresh.browser("office")
    head = fresh.desk.log.head()
    answer = sent(browser, portal_year.a_form(tmp_path / "分解表.xlsx", rows))
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    data = browser.get(f"{place}.json").json()
    fates = {row["text"]: row["fate"] for row in data["matched"]}
    assert [fates[i.promised.text] for i in free] == ["assigned"] * 3 + ["refused"]
    assert [row["text"] for row in data["left_rows"]] == ["组织月球旅行一百次"]
    assert any("市没有局" in (row["said"] or "") for row in data["matched"] + data["faults"])
    assert fresh.desk.log.head() == head
    done = send(browser, place, f"{place}/confirm", digest=data["digest"])
    assert (done.status_code, done.headers["location"]) == (303, BOARD)
    now = fresh.desk.items()
    assert [now[i.id].lead for i in free[:3]] == ["市科技局"] * 3
    assert now[free[3].id].stage == "refused"
    assert now[free[0].id].due == "2024-11-30"
    assert fresh.desk.history(free[0].id)[-1].actor == fresh.people["office"].id
    assert browser.get(place).status_code == 404  # it waits no more


def test_a_preview_that_is_out_of_date_is_shown_again_before_anything_is_written(
    fresh: Staffed, tmp_path: Path
) -> None:
    free = [i for i in fresh.desk.items().values() if i.stage == "refused"]
    rows = [(free[0].promised.text, "市科技局", "2024年11月底")]
    browser = fresh.browser("office")
    place = sent(browser, portal_year.a_form(tmp_path / "表.xlsx", rows)).headers["location"]
    shown_then = browser.get(f"{place}.json").json()["digest"]
    fresh.desk.act(free[0].id, "assign", {"lead": "市商务局"}, actor="督查室")
    fresh.desk.act(free[0].id, "accept", {}, actor="市商务局", unit="市商务局")
    head = fresh.desk.log.head()
    answer = send(browser, place, f"{place}/confirm", digest=shown_then)
    assert answer.headers["location"] == f"{place}?changed=yes"
    assert fresh.desk.log.head() == head
    assert browser.get(f"{place}.json").json()["counts"]["differs"] == 1


def test_what_is_no_form_is_refused_with_the_reason(own: Staffed, tmp_path: Path) -> None:
    browser = own.browser("office")
    head = own.desk.log.head()
    nothing = tmp_path / "空.xlsx"
    nothing.write_bytes(b"PK\x03\x04 no workbook")
    assert sent(browser, nothing).status_code == 400
    other = portal_year.a_form(tmp_path / "x.xlsx", [("新建学校", UNIT, "2024年底")])
    from openpyxl import load_workbook

    book = load_workbook(other)
    book.active["A1"] = "澜川市2019年《政府工作报告》重点工作任务分解表"
    book.save(other)
    answer = sent(browser, other)
    assert answer.status_code == 400
    assert "2019" in answer.text
    assert send(browser, f"{BOARD}/import", f"{BOARD}/import").status_code == 400
    assert own.desk.log.head() == head


def test_reading_a_form_is_bounded_in_time(tmp_path: Path) -> None:
    from duixian.desk import forms
    from duixian.errors import TookTooLong

    file = portal_year.a_form(tmp_path / "x.xlsx", [("新建学校", UNIT, "2024年底")])
    with pytest.raises(TookTooLong, match=r"x\.xlsx: it took longer than 0\.01 s"):
        forms.read_within(file, "x.xlsx", YEAR, None, 0.01)


# -- reviews ---------------------------------------------------------------------------------------


def test_a_reviewer_sees_the_own_items_and_the_result_has_its_interval(own: Staffed) -> None:
    (found,) = drawn.all_of(own.desk)
    mine = [item for item, who in found.seats if who == portal_year.REVIEWER]
    browser = own.browser("reviewer")
    page = browser.get("/desk/draws/draw-1").text
    assert re.findall(r'name="item" value="([^"]+)"', page) == mine
    assert 'name="item"' not in own.browser("office").get("/desk/draws/draw-1").text
    for number, item in enumerate(mine):
        right = {"field-unit": "right", "field-day": "wrong" if number == 0 else "right"}
        to = "/desk/draws/draw-1/reviews"
        assert send(browser, "/desk/draws/draw-1", to, item=item, **right).status_code == 303
    rates = {r["of"]: r for r in own.browser().get("/desk/draws/draw-1.json").json()["rates"]}
    assert (rates["day"]["wrong"], rates["day"]["reviewed"]) == (1, len(mine))
    assert rates["day"]["low"] < rates["day"]["share"] < rates["day"]["high"]
    assert (rates["unit"]["wrong"], rates["unit"]["low"]) == (0, 0.0)


def test_nobody_reviews_what_another_was_drawn_for(own: Staffed) -> None:
    (found,) = drawn.all_of(own.desk)
    others = next(item for item, who in found.seats if who != portal_year.REVIEWER)
    browser, to = own.browser("reviewer"), "/desk/draws/draw-1/reviews"
    said = {"item": others, "field-unit": "right"}
    assert send(browser, "/desk/draws/draw-1", to, **said).status_code in (400, 403)
    mine = next(item for item, who in found.seats if who == portal_year.REVIEWER)
    assert send(browser, "/desk/draws/draw-1", to, item=mine).status_code == 400  # says nothing
    bad = {"item": mine, "field-unit": "perhaps"}
    assert send(browser, "/desk/draws/draw-1", to, **bad).status_code == 400
    assert own.browser().get("/desk/draws/draw-9").status_code == 404


# -- the year's end ------------------------------------------------------------------------------


def test_the_years_end_sets_each_side_in_a_column_of_its_own(own: Staffed) -> None:
    own.clock.on("2025-01-21")
    item = next(i for i in own.desk.items().values() if i.stage == "done")
    own.desk.act(item.id, "rate", {"satisfied": True}, actor="督查室")
    reader = own.browser("reader")
    assert send(reader, f"/desk/items/{item.id}", f"/desk/votes/{item.id}", satisfied="no")
    data = own.browser().get(f"{BOARD}/year-end.json").json()
    (row,) = [row for row in data["rows"] if row["item"] == item.id][:1]
    assert (row["satisfied"], row["votes"]) == (1, 1)
    assert (row["people_satisfied"], row["people_dissatisfied"]) == (0, 1)
    assert row["share"] == 100.0
    answered = [row for row in data["rows"] if row["verdict"] in ("met", "exceeded")]
    assert answered
    assert all(row["result_doc"] == "lanchuan-2025" and row["result_quote"] for row in answered)
    done = next(rate for rate in data["rates"] if rate["rate"] == "done")
    assert (done["numerator"], done["denominator"]) == (data_done(own), 93)


def test_the_years_end_can_be_narrowed_to_a_verdict(shown: Staffed) -> None:
    browser = shown.browser()
    every = browser.get(f"{BOARD}/year-end.json").json()
    missed = browser.get(f"{BOARD}/year-end.json", params={"verdict": "missed"}).json()["rows"]
    assert len(missed) == every["verdicts"]["missed"] < len(every["rows"])
    assert browser.get(f"{BOARD}/year-end", params={"verdict": "so-so"}).status_code == 400


def data_done(site: Staffed) -> int:
    return sum(item.done is not None for item in site.desk.items().values())


def test_the_settled_verdict_is_the_one_of_the_books(shown: Staffed) -> None:
    browser = shown.browser()
    rows = browser.get(f"{BOARD}/year-end.json").json()["rows"]
    listed = browser.get(f"/g/{KEY}/{YEAR}.json").json()["sections"]
    settled = {a["account_id"]: a["verdict"] for s in listed for a in s["accounts"]}
    mine = {row["account_id"]: row["verdict"] for row in rows if row["account_id"]}
    assert mine
    assert mine.items() <= settled.items()


@pytest.mark.parametrize("path", [*PAGES, "/desk/login", "/desk/objections", f"{BOARD}/8"])
def test_an_english_page_of_the_desk_has_no_chinese_that_is_not_marked(
    path: str, shown: Staffed
) -> None:
    for role in ("anyone", "office"):
        page = shown.browser(role).get(path, params={"lang": "en"})
        assert page.status_code in (200, 303)
        assert not unmarked(page.text) - SAID, (role, path)


def test_english_pages_of_the_office_have_no_chinese_that_is_not_marked(shown: Staffed) -> None:
    office, item = shown.browser("office"), f"{KEY}-{YEAR}-001"
    for path in (
        *(f"{BOARD}/import", "/desk/me", f"/desk/objections/new?about=light&target={item}"),
        *(f"/desk/items/{each.id}" for each in list(shown.desk.items().values())[:12]),
    ):
        page = office.get(f"{path}{'&' if '?' in path else '?'}lang=en")
        assert page.status_code == 200, path
        assert not unmarked(page.text) - SAID, path
