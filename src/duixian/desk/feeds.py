"""What is due, where people look anyway: a calendar (iCalendar), a feed (Atom), a digest by mail.

Pure but for `send`. Days stand for China; reminders fall on workdays (`DueRow.remind_on`).
"""

from __future__ import annotations

import smtplib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from urllib.parse import quote

from duixian.desk.deadlines import DueRow
from duixian.desk.errors import DeskError

ATOM = "http://www.w3.org/2005/Atom"
LONGEST_SUMMARY = 60
"""Characters of a task in a calendar's one line; the whole stands in the description."""
SMTP_PATIENCE = 30
"""Seconds for a mail server to answer."""


class MailRefused(DeskError):
    """The mail server took no message: who answered what, and what to do."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in."""

    host: str
    port: int
    security: str = "starttls"
    """starttls, tls, or none (loopback only)."""
    user: str | None = None
    password: str | None = None


def calendar(rows: Iterable[DueRow], title: str, at: datetime) -> bytes:
    """The rows as an iCalendar file (RFC 5545): an all-day event each, with an alarm on the
    morning of the workday on which to remind. The same row keeps its UID."""
    from icalendar import Alarm, Calendar, Event

    shown = Calendar()
    shown.add("prodid", "-//Duixian//desk//ZH")
    shown.add("version", "2.0")
    shown.add("x-wr-calname", title)
    for row in rows:
        day, remind = date.fromisoformat(row.due), date.fromisoformat(row.remind_on)
        event = Event()
        event.add("uid", uid_of(row))
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"{row.zh}：{_short(row.text)}")
        event.add("description", _whole(row))
        event.add("categories", [row.zh])
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{row.zh}：{_short(row.text)}")
        alarm.add("trigger", timedelta(days=(remind - day).days, hours=9))
        event.add_component(alarm)
        shown.add_component(event)
    data: bytes = shown.to_ical()
    return data


def atom(rows: Sequence[DueRow], title: str, at: datetime) -> bytes:
    """The rows as an Atom feed (RFC 4287), an entry each; ids stay while the row does."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, text in (("title", title), ("id", f"urn:duixian:desk:{quote(title)}")):
        ET.SubElement(feed, f"{{{ATOM}}}{name}").text = text
    ET.SubElement(feed, f"{{{ATOM}}}updated").text = stamp
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    ET.SubElement(author, f"{{{ATOM}}}name").text = "Duixian"
    for row in rows:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        for name, text in (
            ("id", f"urn:duixian:desk:{quote(uid_of(row))}"),
            ("title", f"{row.due} {row.zh}：{_short(row.text)}"),
            ("updated", stamp),
            ("summary", _whole(row)),
        ):
            ET.SubElement(entry, f"{{{ATOM}}}{name}").text = text
    whole: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return whole


def digest(rows: Sequence[DueRow], unit: str, sender: str, to: str, on: date) -> EmailMessage:
    """The letter to one unit: what is overdue, then what is due, in plain text."""
    overdue = [row for row in rows if row.overdue]
    coming = [row for row in rows if not row.overdue]
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = (
        f"{unit}：逾期{len(overdue)}项，近期到期{len(coming)}项（{on.isoformat()}）"
    )
    lines = [f"{unit}：", ""]
    for heading, some in (("已逾期", overdue), ("近期到期", coming)):
        if some:
            lines += [f"{heading}（{len(some)}项）", *(f"- {_line(row)}" for row in some), ""]
    lines.append("灯色和到期提醒不是结论；是否完成，以核查和次年报告为准。")
    message.set_content("\n".join(lines))
    return message


def send(messages: Iterable[EmailMessage], server: MailServer) -> int:
    """Hand messages to a mail server; how many it took. `MailRefused` where it takes one not."""
    taken = 0
    try:
        kind = smtplib.SMTP_SSL if server.security == "tls" else smtplib.SMTP
        with kind(server.host, server.port, timeout=SMTP_PATIENCE) as connection:
            if server.security == "starttls":
                connection.starttls()
            if server.user:
                connection.login(server.user, server.password or "")
            for message in messages:
                connection.send_message(message)
                taken += 1
    except (OSError, smtplib.SMTPException) as error:
        raise MailRefused(
            f"{server.host}:{server.port}: the mail server answered {error!r}; {taken} messages "
            "were taken. Look at its address, --security and your user, and send again"
        ) from error
    return taken


def uid_of(row: DueRow) -> str:
    """What a calendar knows the row by: its item, what is due, and when."""
    return f"{row.item}/{row.what}/{row.due}@duixian"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SUMMARY else text[: LONGEST_SUMMARY - 1] + "…"


def _whole(row: DueRow) -> str:
    whose = row.unit or "督查部门"
    return f"{row.text}\n{row.zh}：{row.due}；责任单位：{whose}；事项编号：{row.item}"


def _line(row: DueRow) -> str:
    left = f"已逾期{-row.days_left}天" if row.overdue else f"还有{row.days_left}天"
    return f"{row.due} {row.zh}（{left}）{row.text}〔{row.item}〕"
