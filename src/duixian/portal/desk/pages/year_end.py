"""年底交账: promise, the desk's progress, the next report's words, verdict, and people's votes.

Each stands in a column of its own: progress is what units reported, the verdict what settling reads
in the next report, the votes what people said, and statistics what the statistical communiqué has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date

from duixian import audit
from duixian.desk import rates, votes, year_end
from duixian.model import Account, figures
from duixian.portal import questions
from duixian.portal.desk.pages import standing
from duixian.portal.desk.pages.standing import DeskYear
from duixian.portal.pages import rows as book_rows
from duixian.portal.pages.rows import Row
from duixian.portal.readmodel import Look
from duixian.portal.web.pages import Ask, View, page

END_COLUMNS = (
    *("item", "text", "lead", "stage", "due", "done", "parts", "parts_done", "share", "told"),
    *("verdict", "verdict_zh", "reason", "result_quote", "result_doc", "satisfied", "votes"),
    *("people_satisfied", "people_dissatisfied", "statistic_quote", "statistic_doc", "quote"),
    *("doc", "start", "end", "href"),
)


@page("/desk/{government}/{year}/year-end", rows="each promise beside what became of it")
def closing(ask: Ask, government: str, year: str) -> View:
    """The year's accounts: what was promised, reported, answered and thought of it."""
    at = standing.year_of(ask.request, government, year)
    if (other := standing.moved(at, government, "/year-end")) is not None:
        return other
    wanted = ask.params.several_among("verdict", book_rows.VERDICTS)
    items = {item.id: item for item in at.items}
    settled = _accounts(ask.look, at)
    said = votes.votes(at.desk)
    stated = _statistics(ask.look, at)
    rows = []
    english = {account.account_id: account.reason_en for account in settled}
    for each in year_end(at.items, settled, at.on):
        item = items[each.item]
        people = [said[id] for id in (each.item, *item.items) if id in said]
        rows.append(
            {
                **asdict(each),
                "reason_en": english.get(each.account_id or ""),
                "people_satisfied": sum(v.satisfied for v in people),
                "people_dissatisfied": sum(v.dissatisfied for v in people),
                "href": standing.item_path(each.item),
                "promise_href": questions.place_path(each.doc, each.start),
                "result_href": _result_href(each.result_doc, each.result_start),
                "statistic": stated.get(item.goal.indicator) if item.goal else None,
            }
        )
    listed = [row for row in rows if not wanted or row["verdict"] in wanted]
    data = {
        "desk": at.row(),
        "verdicts": dict(Counter(row["verdict"] for row in rows if row["verdict"])),
        "unsettled": sum(row["verdict"] is None for row in rows),
        "next_report": _next_report(ask.look, at),
        "rates": _rates(ask.look, at),
        "chosen": list(wanted),
        "rows": listed,
    }
    return View("desk/year_end.html.j2", data, listed, END_COLUMNS)


def _accounts(look: Look, at: DeskYear) -> list[Account]:
    """The accounts of the year, as they were settled."""
    sql = "SELECT * FROM accounts WHERE gkey = ? AND year = ?"
    return [_account(row) for row in look.reader.rows(sql, [at.key, at.year])]


def _account(row: Row) -> Account:
    own = {name: row[name] for name in Account.__dataclass_fields__ if name in row}
    sides: Row = {
        "target": figures.of_row(row["target"]),
        "result": figures.of_row(row["result"]) if row["result"] else None,
        "nearest": (),
    }
    return Account(**{**own, **sides})


def _result_href(doc: str | None, start: int | None) -> str | None:
    return None if doc is None or start is None else questions.place_path(doc, start)


def _next_report(look: Look, at: DeskYear) -> Row | None:
    """The work report that gives account of the year."""
    row = look.reader.one(
        "SELECT * FROM reports WHERE gkey = ? AND report_year = ? AND genre = 'work_report'",
        [at.key, at.year + 1],
    )
    return book_rows.report_row(row) if row else None


def _statistics(look: Look, at: DeskYear) -> dict[str, Row]:
    """The figures of the year in the government's statistical communiqué, by indicator: the
    first of each."""
    found: dict[str, Row] = {}
    for row in look.reader.rows(
        "SELECT c.* FROM claims c JOIN reports r ON r.report_id = c.report_id "
        "WHERE r.gkey = ? AND r.genre = 'communique' AND c.role = 'result' AND c.period = ? "
        "ORDER BY c.doc, c.start",
        [at.key, str(at.year)],
    ):
        found.setdefault(row["indicator"], {**row, "href": questions.claim_path(row["claim_id"])})
    return found


def _rates(look: Look, at: DeskYear) -> list[Row]:
    """The rates of the desk, with what the next report says of them and whether it agrees."""
    counted = rates(at.items, min(at.on, date(at.year, 12, 31)))
    doc, source = _next_text(look, at)
    stated = audit.stated_rates(source)
    rows = []
    for rate in counted[:4]:
        own = [
            {
                "value": said.value,
                "quote": source[said.start : said.end],
                "href": questions.place_path(doc, said.start),
                "agrees": rate.share is None or said.allows(rate.share),
            }
            for said in stated
            if said.rate == rate.rate
        ]
        rows.append({**asdict(rate), "stated": own})
    return rows


def _next_text(look: Look, at: DeskYear) -> tuple[str, str]:
    """The name and the text of the report that gives account of the year; "" without one."""
    row = look.reader.one(
        "SELECT r.doc, t.source FROM reports r JOIN texts t ON t.report_id = r.report_id "
        "WHERE r.gkey = ? AND r.report_year = ? AND r.genre = 'work_report'",
        [at.key, at.year + 1],
    )
    return (row["doc"], row["source"]) if row else ("", "")
