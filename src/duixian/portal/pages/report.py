"""The report itself, with everything that was read in it marked in its text."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from duixian.books import CLAIMS_COMPARABLE
from duixian.portal import marking, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.web.pages import Ask, View, attachment, page

CLAIM_COLUMNS = (
    *("claim_id", "doc", "government", "report_year", "section", "role_of_section", "indicator"),
    *("indicator_id", "aspect", "value", "value_high", "unit", "bound", "role", "period"),
    *("scope", "quote", "start", "end", "sentence_start", "sentence_end", "recovered", "ocr"),
    *("key", "rule", "confidence", "report_id", "government_code"),
    *CLAIMS_COMPARABLE,
    "href",
)


@page("/r/{report}", rows="the claims of the report, in the order of its text")
def report(ask: Ask, report: str) -> View:
    """One report."""
    row = questions.report(ask.look, report)
    at, to = (_offset(ask.params.text(name)) for name in ("at", "to"))
    data, layout = whole(ask, row, (at, to) if at is not None and to is not None else None)
    layout["at"] = at
    return View("report.html.j2", data, rows=data["claims"], columns=CLAIM_COLUMNS, layout=layout)


def _offset(given: str) -> int | None:
    return int(given) if given.isdecimal() and len(given) < 10 else None


def whole(
    ask: Ask, row: book_rows.Row, wanted: tuple[int, int] | None = None
) -> tuple[book_rows.Row, book_rows.Row]:
    """Everything of a report: its row, text, parts, claims; and the text laid out, with the
    `wanted` characters marked."""
    look = ask.look
    key = [row["report_id"]]
    text = look.reader.one("SELECT * FROM texts WHERE report_id = ?", key)
    claims = look.reader.rows('SELECT * FROM claims WHERE report_id = ? ORDER BY "start"', key)
    sections = look.reader.rows('SELECT * FROM sections WHERE report_id = ? ORDER BY "index"', key)
    data = {
        "report": book_rows.report_row(row),
        "government_href": f"/g/{row['gkey']}" if row["gkey"] else None,
        "original": f"{questions.report_path(row['report_id'])}/original",
        "superseded_by": _successor(ask, row),
        "sections": [{name: s[name] for name in _SECTION} for s in sections],
        "claims": [book_rows.claim_row(c) for c in claims],
        "source": text["source"] if text else None,
        "repairs": text["repairs"] if text else [],
        "damaged": text["damaged"] if text else [],
        "boilerplate": text["boilerplate"] if text else [],
    }
    blocks = list(marking.blocks(text["source"], claims, text, sections, wanted)) if text else []
    return data, {"blocks": blocks, "doubtful": marking.DOUBTFUL}


_SECTION = ("index", "parent", "level", "heading", "role", "period", "start", "body", "end")


def _successor(ask: Ask, row: book_rows.Row) -> book_rows.Row | None:
    if row["superseded_by"] is None:
        return None
    found = ask.look.reader.one(
        "SELECT * FROM all_reports WHERE report_id = ?", [row["superseded_by"]]
    )
    return book_rows.report_row(found) if found else None


def original(request: Request) -> Response:
    """The file as it came, byte for byte, to be saved."""
    with request.app.state.holdings.look() as look:
        row = questions.report(look, request.path_params["report"])
        path: Path = look.books.original(row["original_digest"])
    name = row["doc"] + _ENDINGS.get(row["media"], "")
    headers = {"Content-Disposition": attachment(name)}
    return FileResponse(path, media_type="application/octet-stream", headers=headers)


_ENDINGS = {"text": ".txt", "html": ".html", "pdf": ".pdf", "docx": ".docx", "doc": ".doc"}
