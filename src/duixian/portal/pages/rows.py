"""Rows of the books as pages give them: with addresses, and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any, get_args

from duixian import settle
from duixian.books import series_of
from duixian.model import Severity, Verdict
from duixian.portal.questions import (
    Conditions,
    Gov,
    claim_path,
    place_path,
    report_path,
    select,
)
from duixian.portal.readmodel import Look
from duixian.settled import SECOND

Row = dict[str, Any]

VERDICTS: tuple[str, ...] = (
    *("missed", "unreported", "not_found", "nearly_met", "not_comparable", "exceeded", "met"),
    *("awaiting_report", "pending"),
)
"""In the order of a page: what a reader asks about first."""
assert set(VERDICTS) == set(get_args(Verdict))
SEVERITIES: tuple[str, ...] = get_args(Severity)

REPORT_COLUMNS = (
    *("doc", "report_id", "title", "government", "government_code", "level", "report_year"),
    *(
        "genre",
        "issuer",
        "delivered",
        "kind",
        "complete",
        "missing",
        "characters",
        "claims",
        "tasks",
        "repairs",
    ),
    *("damaged_runs", "media", "encoding", "added_at", "superseded_by", "origin", "href"),
)
_SIDE = ("doc", "claim_id", "value", "value_high", "unit", "bound", "quote", "start", "end")
ACCOUNT_COLUMNS = (
    *("government", "government_code", "year", "series", "indicator", "aspect", "verdict"),
    *("reason", "reason_en", "cause", "role", "genre", "section", "rule", "score", "account_id"),
    *("key", "promise"),
    *(f"{side}_{name}" for side in ("target", "result") for name in _SIDE),
    *SECOND.names,
)
FINDING_COLUMNS = (
    *("finding_id", "kind", "severity", "doc", "message", "message_en", "claims", "expected"),
    *("found", "arithmetic", "arithmetic_en", "innocent", "figures"),
)


def report_row(row: Mapping[str, Any]) -> Row:
    """A report as pages list it."""
    shaped = {name: row.get(name) for name in REPORT_COLUMNS}
    shaped["href"] = report_path(row["doc"])
    return shaped


def claim_row(row: Mapping[str, Any]) -> Row:
    """A claim with its headline series and the figure in the series' unit, and its address."""
    return {**_without_key(row), **series_of(row), "href": claim_path(row["claim_id"])}


def task_row(row: Mapping[str, Any]) -> Row:
    """A task with the address of its place: its first claim, else the report."""
    claims = row["claims"]
    return {
        **_without_key(row),
        "href": claim_path(claims[0]) if claims else place_path(row["doc"], row["start"]),
    }


def account_row(row: Mapping[str, Any]) -> Row:
    """An account with the addresses of both sides."""
    shaped = _without_key(row)
    for side in ("target", "result"):
        if shaped[side] is not None:
            shaped[side] = side_row(shaped[side])
    shaped["nearest"] = [side_row(figure) for figure in shaped["nearest"] or ()]
    return shaped


def sides(account: Mapping[str, Any]) -> list[Row]:
    """All that an account quotes: the promise, its result, or the nearest sentences."""
    both = [account[side] for side in ("target", "result") if account[side]]
    return [*both, *account["nearest"]]


def finding_row(row: Mapping[str, Any]) -> Row:
    """A finding with the addresses of its figures."""
    shaped = _without_key(row)
    shaped["figures"] = [side_row(figure) for figure in shaped["figures"]]
    if shaped["kind"] == "statistics_differ":
        shaped["figures"][1]["href"] = None  # a file of statistics has no page of its own
    return shaped


def side_row(figure: Mapping[str, Any]) -> Row:
    """One side of an account or finding with its address."""
    claim_id = figure["claim_id"]
    place = place_path(figure["doc"], figure["start"] or 0)
    return {**figure, "href": claim_path(claim_id) if claim_id else place}


def _without_key(row: Mapping[str, Any]) -> Row:
    return {name: value for name, value in row.items() if name != "gkey"}


def with_contexts(look: Look, sides: Iterable[Row], around: int = 40) -> None:
    """Put into each side what stands before and behind its quote in the report."""
    listed = [side for side in sides if side["quote"]]
    texts = _texts(look, {side["doc"] for side in listed})
    for side in listed:
        start, end = side["start"], side["end"]
        for source in texts.get(side["doc"], ()):
            if source[start:end] == side["quote"]:
                before, after = source[max(0, start - around) : start], source[end : end + around]
                side["before"] = _from_last(before, start > around)
                side["after"] = _to_first(after, end + around < len(source))


def _texts(look: Look, docs: Iterable[str]) -> dict[str, list[str]]:
    """The texts of the current reports of these names: one each, but for namesakes."""
    rows = look.reader.rows(
        "SELECT doc, report_id FROM reports WHERE doc IN (SELECT unnest(?::VARCHAR[]))",
        [sorted(docs)],
    )
    found = sources(look, [row["report_id"] for row in rows])
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        texts[row["doc"]].append(found[row["report_id"]])
    return texts


def sources(look: Look, report_ids: Sequence[str]) -> dict[str, str]:
    """Texts by report. An id is its text's digest, so a text that was kept is the text.

    Those that are not at hand are fetched together: each alone costs as much as all.
    """
    kept = {key: _KEPT.get(key) for key in report_ids}
    found = {key: text for key, text in kept.items() if text is not None}
    if missing := [key for key in report_ids if key not in found]:
        rows = look.reader.rows(
            "SELECT report_id, source FROM texts WHERE report_id IN (SELECT unnest(?::VARCHAR[]))",
            [missing],
        )
        fetched = {row["report_id"]: row["source"] for row in rows}
        # What is not there may still be copied: it is not kept that it is not.
        found |= dict.fromkeys(missing, "") | fetched
        with _MUTEX:
            _KEPT.update(fetched)
            while len(_KEPT) > KEPT:
                _KEPT.pop(next(iter(_KEPT)))
    return found


KEPT = 100
"""Texts kept at hand: some 3 MB."""
_KEPT: dict[str, str] = {}
_MUTEX = Lock()


_STOPS = "。！？；\n"


def _from_last(text: str, cut: bool) -> str:
    places = [text.rfind(stop) for stop in _STOPS]
    last = max(places)
    return text[last + 1 :] if last >= 0 else ("…" if cut else "") + text


def _to_first(text: str, cut: bool) -> str:
    places = [at for at in (text.find(stop) for stop in _STOPS) if at >= 0]
    return text[: min(places)] if places else text + ("…" if cut else "")


COUNTED = "verdict, role, genre, result IS NOT NULL AS answered, count(*) AS n"
"""What `counted` asks of accounts that are counted in the database."""


def counted(rows: Iterable[Mapping[str, Any]]) -> Row:
    """What became of accounts, or of groups of them (`COUNTED`), in counts.

    `counts` has all accounts by verdict; what is promised, due, answered and kept leaves
    decisions of the budget out, and beside a work report what the plan report says.
    """
    counts = dict.fromkeys(VERDICTS, 0)
    promises = dict.fromkeys(VERDICTS, 0)
    without = decisions = plans = 0
    given = list(rows)
    beside = any(row["genre"] == "work_report" for row in given)
    for row in given:
        n = row.get("n", 1)
        counts[row["verdict"]] += n
        if beside and row["genre"] != "work_report":
            plans += n
            continue
        if row["role"] == "decision":
            decisions += n
            continue
        promises[row["verdict"]] += n
        answered = row["answered"] if "answered" in row else row["result"] is not None
        if row["verdict"] == "not_comparable" and not answered:
            without += n
    told = {v: n for v, n in promises.items() if n}
    whole = settle.Fulfilment(told, without, decisions, plans)
    return {
        "counts": counts,
        "due": whole.due,
        "answered": whole.answered,
        "kept": whole.kept,
        "decisions": decisions,
        "plans": plans,
        "rate": whole.rate,
        "text": whole.text,
        "text_en": whole.text_en,
    }


NOT_SETTLED: Row = {
    "counts": dict.fromkeys(VERDICTS),
    **dict.fromkeys(("due", "answered", "kept", "rate")),
}
"""In place of what `counted` gives, where accounts are not there yet."""


def first_unreported(rows: Sequence[Row]) -> list[Row]:
    """Accounts in the order of a page: by verdict, headline series first within each."""
    return sorted(
        rows,
        key=lambda a: (
            VERDICTS.index(a["verdict"]),
            a["series"] is None,
            a["target"]["doc"],
            a["target"]["start"],
        ),
    )


def by_year(look: Look, gov: Gov) -> list[Row]:
    """A row for each report of a government: its year, and what became of the targets of it, null
    where that is not settled yet."""
    own = Conditions().also("gkey = ?", gov.key)
    is_settled = look.has_accounts(gov.key)
    counts: dict[tuple[int, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in look.reader.rows(
        f"SELECT year, {COUNTED} FROM accounts{own.sql} GROUP BY ALL", own.values
    ):
        counts[row["year"], row["genre"]].append(row)
    reports = select(look, "reports", own, f"report_year DESC, {WORK_FIRST}, doc")
    rows = []
    for report in reports.rows:
        year = report["report_year"]
        fate = counted(counts.get((year, report["genre"]), ())) if is_settled else NOT_SETTLED
        path = report_path(report["doc"])
        rows.append(
            {
                **{name: report[name] for name in _OF_REPORT},
                "year": year,
                **fate["counts"],
                **{name: fate[name] for name in ("due", "answered", "kept", "rate")},
                "href": f"{gov.path}/{year}" if year else path,
                "report": path,
            }
        )
    return rows


def of_work(years: Sequence[Row]) -> list[Row]:
    """Those of the rows of `by_year` that are of work reports."""
    return [row for row in years if row["genre"] == "work_report"]


WORK_FIRST = "genre != 'work_report'"
"""Order of the texts of one year: what stands for it goes before what stands beside it."""
_OF_REPORT = ("doc", "genre", "issuer", "kind", "complete", "claims", "tasks", "characters")
