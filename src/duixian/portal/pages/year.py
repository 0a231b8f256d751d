"""A year's page of the books: what was promised for it, and what became of that."""

from __future__ import annotations

from duixian.portal import promises, questions
from duixian.portal.desk import beside
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import Conditions
from duixian.portal.web.errors import Link, not_found
from duixian.portal.web.opening import if_it_may_come
from duixian.portal.web.pages import Ask, View, page
from duixian.portal.web.params import span
from duixian.registry import series as series_registry


@page("/g/{government}/{year}", rows="the accounts of the year, both sides of each")
def year(ask: Ask, government: str, year: str) -> View:
    """One year of one government."""
    look = ask.look
    gov = questions.government(look, government)
    wanted, last = span("year", year)
    if wanted != last:
        raise not_found("no_year_page", name=gov.name, year=year)
    if gov.key != government:
        return View("", {}, moved=f"/g/{gov.key}/{wanted}")
    verdicts = ask.params.several_among("verdict", book_rows.VERDICTS)
    reports = questions.select(
        look,
        "reports",
        Conditions().also("gkey = ?", gov.key).also("report_year = ?", wanted),
        f"{book_rows.WORK_FIRST}, complete DESC, doc",
    )
    if not reports.rows:
        raise _no_report(ask, gov, wanted)
    own = Conditions().also("gkey = ?", gov.key).also("year = ?", wanted)
    is_settled = look.has_accounts(gov.key)
    settled = questions.select(look, "accounts", own, questions.ORDERS["accounts"]).rows
    # Those that are there before this state is settled are of an earlier one.
    accounts = [book_rows.account_row(row) for row in settled if is_settled]
    whole = book_rows.counted(accounts) if is_settled else None
    chosen = book_rows.first_unreported(
        [a for a in accounts if not verdicts or a["verdict"] in verdicts]
    )
    book_rows.with_contexts(look, [side for a in chosen for side in book_rows.sides(a)])
    promises.put_keys(look, accounts)
    questionable = beside.put(ask.request, [], accounts)
    headlines = _headlines(ask, gov, wanted, accounts, reports.rows[0]["genre"])
    return View(
        "year.html.j2",
        {
            "government": gov.row(),
            "year": wanted,
            "report": book_rows.report_row(reports.rows[0]),
            "other_reports": [book_rows.report_row(row) for row in reports.rows[1:]],
            "years": _years_of(ask, gov),
            "fulfilment": whole,
            "headlines": headlines,
            "verdict": list(verdicts),
            "sections": _by_section(accounts, chosen),
        },
        rows=chosen,
        columns=book_rows.ACCOUNT_COLUMNS,
        layout={"questionable": questionable},
    )


def _headlines(
    ask: Ask, gov: questions.Gov, wanted: int, accounts: list[book_rows.Row], genre: str
) -> list[book_rows.Row]:
    """The headline series: last year's result as this report gives it, the target, its fate."""
    cells = ask.look.reader.rows(
        "SELECT * FROM headlines WHERE gkey = ? AND report_year = ? AND genre = ? "
        "ORDER BY series, role",
        [gov.key, wanted, genre],
    )
    fates = {a["series"]: a for a in accounts if a["series"] and a["genre"] == genre}
    rows: list[book_rows.Row] = []
    for series in series_registry.load().values():
        own = {c["role"]: c for c in cells if c["series"] == series.id}
        if not own:
            continue
        fate = fates.get(series.id)
        rows.append(
            {
                "series": series.id,
                "zh": series.zh,
                "en": series.en,
                "before": _cell(own.get("result")),
                "target": _cell(own.get("target")),
                "result": fate["result"] if fate else None,
                "promise": fate["promise"] if fate else None,
                "verdict": fate["verdict"] if fate else None,
                "reason": fate["reason"] if fate else None,
                "reason_en": fate["reason_en"] if fate else None,
            }
        )
    # What nobody set a target for stands below: it can have no light.
    rows.sort(key=lambda r: r["target"] is None or bool(r["target"]["absent"]))
    return rows


_CELL = (
    *("value", "value_high", "unit", "bound", "qualitative", "absent", "year", "quote"),
    *("doc", "start", "end", "claim_id"),
)


def _cell(cell: book_rows.Row | None) -> book_rows.Row | None:
    if cell is None:
        return None
    shaped = {name: cell[name] for name in _CELL}
    return {**book_rows.side_row(shaped), "doc": cell["doc"]}


def _by_section(accounts: list[book_rows.Row], chosen: list[book_rows.Row]) -> list[book_rows.Row]:
    """Accounts by the section of the report that promised them, in its order."""
    order: dict[str, int] = {}
    for account in sorted(accounts, key=lambda a: (a["target"]["doc"], a["target"]["start"])):
        order.setdefault(account["section"], len(order))
    groups: dict[str, list[book_rows.Row]] = {section: [] for section in order}
    for account in chosen:
        groups[account["section"]].append(account)
    every: dict[str, list[book_rows.Row]] = {section: [] for section in order}
    for account in accounts:
        every[account["section"]].append(account)
    return [
        {"section": section, "fulfilment": book_rows.counted(every[section]), "accounts": rows}
        for section, rows in groups.items()
        if rows
    ]


def _years_of(ask: Ask, gov: questions.Gov) -> list[int]:
    rows = ask.look.reader.rows(
        "SELECT DISTINCT report_year AS y FROM reports "
        "WHERE gkey = ? AND report_year IS NOT NULL ORDER BY y",
        [gov.key],
    )
    return [row["y"] for row in rows]


def _no_report(ask: Ask, gov: questions.Gov, wanted: int) -> Exception:
    near = sorted(_years_of(ask, gov), key=lambda y: (abs(y - wanted), y))[:6]
    links = tuple(Link(f"{gov.path}/{y}", str(y)) for y in sorted(near))
    missing = not_found("no_year", (*links, Link(gov.path, gov.name)), name=gov.name, year=wanted)
    return if_it_may_come(ask.look, missing)
