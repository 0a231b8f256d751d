"""Adding a report: sent in, read, shown for a check, and only then put into the books."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.books import Added, Entry, rows_of, series_of
from duixian.engine import IndexEntry
from duixian.model import Reading
from duixian.portal import access, marking, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.pages.report import CLAIM_COLUMNS
from duixian.portal.uploads import Upload
from duixian.portal.web.errors import malformed, not_found
from duixian.portal.web.pages import Ask, View, page
from duixian.portal.web.params import span
from duixian.registry import genres

FORMATS = (".txt", ".html", ".htm", ".pdf", ".docx")


@page("/add", rows="what may be sent in, and how much of it")
def form(ask: Ask) -> View:
    """The form for a report, or for the token that it takes."""
    settings = ask.settings
    limits = {
        "max_bytes": settings.max_upload,
        "read_seconds": settings.read_seconds,
        "formats": list(FORMATS),
        "open": settings.token is not None,
    }
    permitted = access.may_add(ask.request)
    return View("add.html.j2", {"limits": limits, "permitted": permitted}, rows=[limits])


@page("/add/{upload}", rows="the claims that were read")
def preview(ask: Ask, upload: str) -> View:
    """What was read of a report that was sent in."""
    access.must_add(ask.request)
    waiting = _waiting(ask.request, upload)
    data: dict[str, Any] = {
        "id": waiting.id,
        "name": waiting.name,
        "state": "reading",
        "error": None,
        "report": None,
        "claims": [],
        "headlines": [],
        "tasks": [],
        "present": None,
    }
    if waiting.error is not None:
        data |= {"state": "failed", "error": str(waiting.error)}
    if waiting.reading is None:
        return View("preview.html.j2", data, columns=CLAIM_COLUMNS[:-1], layout={"blocks": []})
    read = _read(ask, waiting.reading)
    text = rows_of(waiting.reading, "texts").to_pylist()[0]
    sections = rows_of(waiting.reading, "sections").to_pylist()
    blocks = list(marking.blocks(text["source"], read["claims"], text, sections))
    return View(
        "preview.html.j2",
        data | read | {"state": "read"},
        rows=read["claims"],
        columns=CLAIM_COLUMNS[:-1],
        layout={"blocks": blocks, "doubtful": marking.DOUBTFUL},
    )


def _read(ask: Ask, reading: Reading) -> dict[str, Any]:
    row = rows_of(reading, "reports").to_pylist()[0]
    present = ask.look.reader.rows(
        "SELECT * FROM reports WHERE report_year = ? AND genre = ? AND issuer = ? "
        "AND genre NOT IN (SELECT unnest(?::VARCHAR[])) "
        "AND (government_code = ? OR (government_code IS NULL AND government = ?))",
        [
            *(row["report_year"], row["genre"], row["issuer"], list(genres.load().several)),
            *(row["government_code"], row["government"]),
        ],
    )
    return {
        "report": book_rows.report_row(row) | {"href": None, "evidence": row["evidence"]},
        "claims": [row | series_of(row) for row in rows_of(reading, "claims").to_pylist()],
        "headlines": rows_of(reading, "headlines").to_pylist(),
        "tasks": rows_of(reading, "tasks").to_pylist(),
        "present": book_rows.report_row(present[0]) if present else None,
    }


# -- what is sent in -----------------------------------------------------------------------


async def token(request: Request) -> Response:
    """Exchange the token for a session in which reports may be added."""
    form = await request.form(max_files=0, max_fields=4)
    response = RedirectResponse("/add", 303)
    access.enter(request, response, str(form.get("token", "")).strip())
    return response


async def leave(request: Request) -> Response:
    """End the session: the token is asked for again."""
    response = RedirectResponse("/add", 303)
    access.leave(request, response)
    return response


async def send(request: Request) -> Response:
    """Take a file or a pasted text in."""
    access.must_add(request)
    most = request.app.state.settings.max_upload
    form = await request.form(max_files=1, max_fields=8, max_part_size=most)
    known = _known(str(form.get("government", "")), str(form.get("year", "")))
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        name, data = file.filename, await file.read()
    else:
        pasted = str(form.get("text", ""))
        name = (str(form.get("name", "")).strip() or "pasted") + ".txt"
        data = pasted.replace("\r\n", "\n").encode() if pasted.strip() else b""
    if not data:
        raise malformed("nothing_sent")
    upload = request.app.state.uploads.put(name, data, known)
    return RedirectResponse(f"/add/{upload.id}", 303)


async def confirm(request: Request) -> Response:
    """Put a report that was shown into the books."""
    access.must_add(request)
    upload = _waiting(request, request.path_params["upload"])
    if upload.reading is None:
        raise malformed("not_read")
    form = await request.form(max_files=0, max_fields=4)
    added = await run_in_threadpool(_add, request, upload, form.get("force") == "yes")
    if added.error is not None:
        raise malformed("refused_report", reason=str(added.error))
    request.app.state.uploads.drop(upload.id)
    name = added.doc if added.fate not in ("superseded", "set_aside") else added.report_id
    return RedirectResponse(questions.report_path(name), 303)


async def drop(request: Request) -> Response:
    """Forget a report that was sent in."""
    access.must_add(request)
    request.app.state.uploads.drop(request.path_params["upload"])
    return RedirectResponse("/add", 303)


def _add(request: Request, upload: Upload, force: bool) -> Added:
    assert upload.reading is not None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    holdings = request.app.state.holdings
    (added,) = holdings.books.add(Entry(upload.reading, upload.data), at=now, force=force)
    holdings.state()  # settled before the page is shown
    result: Added = added
    return result


def _known(government: str, year: str) -> IndexEntry:
    given = year.strip()
    return IndexEntry(government.strip()[:100] or None, span("year", given)[0] if given else None)


def _waiting(request: Request, identifier: str) -> Upload:
    upload: Upload | None = request.app.state.uploads.get(identifier)
    if upload is None:
        raise not_found("no_upload")
    return upload
