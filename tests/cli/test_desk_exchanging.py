"""The offices' forms and the warnings at the desk, as people run the commands."""

from __future__ import annotations

import csv
import json
import socket
from collections import Counter
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from duixian.desk.forms import read_form
from running import Run

Do = Callable[..., Run]
HEAD = ("序号", "任务内容", "牵头单位", "责任单位", "完成时限", "进展")


@pytest.fixture
def listed(desk: Do) -> list[dict[str, Any]]:
    return desk("list").rows


def form(tmp_path: Path, rows: Sequence[tuple[str, ...]], year: int = 2024) -> Path:
    file = tmp_path / "form.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow([f"{year}年澜川市政府工作报告重点工作任务分解表"])
        writer.writerows([HEAD, *rows])
    return file


def fates(run: Run) -> Counter[str]:
    return Counter(row["fate"] for row in run.rows)


def test_a_form_is_matched_assigned_and_its_leftovers_are_listed(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    rows = [
        (str(n), row["text"], "市教育局", "市财政局、市住建局", "2024年9月底前", "已开工")
        for n, row in enumerate(listed[:5], 1)
    ]
    file = form(tmp_path, [*rows, ("6", "建设火星基地一座", "市航天局", "", "12月底前", "")])
    planned = desk("import", file, "-y", "2024", "--dry-run")
    assert fates(planned)["assigned"] == 5
    assert {row["lead"] for row in desk("list").rows} == {None}  # nothing was written
    done = desk("import", file, "-y", "2024", "--progress", "--by", "王芳")
    assert fates(done) == {
        "assigned": 5, "progress": 5, "no_item": 1, "no_row": len(listed) - 5,
    }  # fmt: skip
    (left,) = [row for row in done.rows if row["fate"] == "no_item"]
    assert left["text"] == "建设火星基地一座"
    assert left["place"]
    item = listed[0]["item"]
    events = desk("show", item).rows
    assert [event["kind"] for event in events] == ["opened", "assign", "accept", "progress"]
    assert "form.csv" in events[1]["said"]
    assert (events[1]["actor"], json.loads(events[1]["said"])["due"]) == ("王芳", "2024-09-30")
    again = desk("import", file, "-y", "2024", "--progress")
    assert fates(again)["as_before"] == 5
    assert "progress" not in fates(again)
    assert desk("verify").rows[0]["sound"]


def test_several_rows_about_one_promise_split_it(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    whole = next(row for row in listed if row["text"].startswith("新建") and len(row["text"]) > 8)
    rows = [
        ("1", whole["text"] + "（城东片）", "市教育局", "", "2024年9月底前", ""),
        ("2", whole["text"] + "（城西片）", "市住建局", "", "2024年10月底前", ""),
    ]
    done = desk("import", form(tmp_path, rows), "-y", "2024")
    assert fates(done)["split"] == 1
    parts = [row for row in desk("list").rows if row["parent"] == whole["item"]]
    assert [part["lead"] for part in parts] == ["市教育局", "市住建局"]
    assert {part["quote"] for part in parts} == {whole["quote"]}


def test_another_unit_in_the_form_changes_nothing_and_is_shown(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    desk("assign", listed[0]["item"], "--lead", "市财政局")
    file = form(tmp_path, [("1", listed[0]["text"], "市教育局", "", "", "")])
    (row,) = [r for r in desk("import", file, "-y", "2024").rows if r["fate"] == "differs"]
    assert "市财政局" in row["said"]
    assert desk("list", "--unit", "市财政局").rows[0]["item"] == listed[0]["item"]


def test_what_is_wrong_in_a_form_is_told_and_the_rest_imported(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    desk("units", "--add", "市教育局")
    rows = [
        ("1", listed[0]["text"], "市教育局", "", "2024年9月底前", ""),
        ("2", listed[1]["text"], "市教玉局", "", "", ""),
        ("3", "", "市教育局", "", "", ""),
    ]
    run = desk("import", form(tmp_path, rows), "-y", "2024", "--dry-run")
    said = " ".join(row["said"] for row in run.rows if row["fate"] == "fault")
    assert "市教育局" in said  # the nearest name is offered
    assert fates(run)["assigned"] >= 1
    other = desk("import", form(tmp_path, rows, year=2023), "-y", "2024")
    assert other.code == 3
    assert "2023" in other.err
    assert desk("import", tmp_path / "none.xlsx", "-y", "2024").code == 3
    assert desk("export", tmp_path / "none.xlsx", "-y", "2031").code == 2


@pytest.mark.parametrize("name", ["out.xlsx", "out.docx", "out.csv"])
def test_what_is_exported_is_read_again(desk: Do, tmp_path: Path, name: str) -> None:
    items = desk("list").rows
    desk("assign", items[0]["item"], "--lead", "市教育局", "--supporting", "市财政局")
    file = tmp_path / name
    assert desk("export", file, "-y", "2024").code == 0
    rows = read_form(file, 2024).rows
    assert [row.text for row in rows] == [item["text"] for item in items]
    assert rows[0].lead_units == ("市教育局",)
    assert rows[0].supporting_units == ("市财政局",)
    again = desk("import", file, "-y", "2024", "--dry-run")
    assert fates(again) == {"as_before": 1, "no_unit": len(items) - 1}


def test_ledger_bulletin_and_suggestions(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    rows = [
        (str(n), row["text"], "市教育局" if "幼儿园" in row["text"] else "市住建局", "", "", "")
        for n, row in enumerate(listed, 1)
    ]
    learned = form(tmp_path, rows)
    suggested = tmp_path / "suggested.xlsx"
    assert desk("export", suggested, "-y", "2024", "--suggest-from", learned).code == 0
    found = read_form(suggested, 2024).rows
    assert not any(row.lead_units for row in found)  # a suggestion assigns nobody
    assert any("建议牵头单位" in name for row in found for name, _ in row.others)
    desk("import", learned, "-y", "2024")
    for kind, name in (("ledger", "ledger.xlsx"), ("bulletin", "bulletin.docx")):
        run = desk("export", tmp_path / name, "-y", "2024", "--as", kind, "--on", "2024-09-30")
        assert run.code == 0
        assert f"{len(listed)} items" in run.err


def test_the_calendar_reminds_on_workdays_and_keeps_its_ids(
    desk: Do,
    listed: list[dict[str, Any]],
    tmp_path: Path,
) -> None:
    desk("assign", listed[0]["item"], "--lead", "市教育局", "--due", "2024-10-08")
    file = tmp_path / "due.ics"
    run = desk("calendar", "--unit", "市教育局", "--on", "2024-09-01", "-o", file)
    assert run.code == 0
    shown: Any = Calendar.from_ical(file.read_bytes())
    (event,) = [part for part in shown.walk("VEVENT") if "finish" in str(part["UID"])]
    assert event["DTSTART"].dt.isoformat() == "2024-10-08"
    (alarm,) = event.walk("VALARM")
    remind = event["DTSTART"].dt + alarm["TRIGGER"].dt
    assert remind.isoformat() == "2024-09-27"  # not in the holidays of the first of October
    desk("calendar", "--unit", "市教育局", "--on", "2024-09-02", "-o", file)
    again: Any = Calendar.from_ical(file.read_bytes())
    assert {str(e["UID"]) for e in again.walk("VEVENT")} == {
        str(e["UID"]) for e in shown.walk("VEVENT")
    }
    feed = desk("feed", "--unit", "市教育局", "--on", "2024-09-01").out
    assert listed[0]["item"] in feed
    assert "http://www.w3.org/2005/Atom" in feed


class Kept:
    """A mail server's hands: it keeps what it is given."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope.content)
        return "250 OK"


def test_letters_are_sent_to_units_that_have_something_due(
    desk: Do,
    listed: list[dict[str, Any]],
) -> None:
    desk("assign", listed[0]["item"], "--lead", "市教育局", "--due", "2024-10-08")
    kept = Kept()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        asked = (
            *("mail", "--to", "市教育局=jyj@example.org", "--to", "市水务局=swj@example.org"),
            *("--sender", "dc@example.org", "--on", "2024-10-01", "--within", "30"),
        )
        shown = desk(*asked)
        assert "1 letters, none sent" in shown.err
        sent = desk(*asked, "--smtp", f"127.0.0.1:{port}", "--security", "none")
        assert "1 letters sent" in sent.err
    finally:
        controller.stop()
    (letter,) = kept.letters
    message = message_from_bytes(letter, policy=policy.default)
    assert message["To"] == "jyj@example.org"
    body = message.get_content()
    assert listed[0]["item"] in body
    assert "不是结论" in body
    refused = desk(*asked, "--smtp", f"127.0.0.1:{port}", "--security", "none")
    assert refused.code == 1
    assert "0 messages were taken" in refused.err
    assert desk(*asked, "--smtp", "nowhere").code == 2


def test_what_nobody_answered_is_raised_once(
    desk: Do,
    listed: list[dict[str, Any]],
) -> None:
    desk("assign", listed[0]["item"], "--lead", "市教育局", "--due", "2024-10-08")
    early = desk("escalate", "--after", "5", "--on", "2024-10-10")
    assert not early.out
    raised = desk("escalate", "--after", "5", "--on", "2024-10-20").rows
    assert [(row["item"], row["kind_zh"]) for row in raised] == [(listed[0]["item"], "升级督办")]
    assert not desk("escalate", "--after", "5", "--on", "2024-10-20").out
    assert desk("verify").rows[0]["sound"]
