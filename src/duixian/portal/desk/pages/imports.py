"""An office's own form: sent in, shown row beside item, and only then brought to the desk."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import DeskItem
from duixian.errors import InputError
from duixian.portal.desk import form_imports
from duixian.portal.desk.access import visitor
from duixian.portal.desk.form_imports import PendingForm
from duixian.portal.desk.forms import form_of, text_of
from duixian.portal.desk.pages import standing
from duixian.portal.desk.place import desk_of
from duixian.portal.pages.rows import Row
from duixian.portal.web.errors import malformed, not_found
from duixian.portal.web.pages import Ask, View, page

SUFFIXES = (".xlsx", ".xls", ".docx", ".doc", ".csv", ".html", ".txt", ".pdf")
MATCHED = (
    *("split", "assigned", "milestone", "goal", "note", "progress", "as_before", "differs"),
    *("refused", "no_unit"),
)
"""What stands row beside item; the others are left over, or faults."""
ROW_COLUMNS = (
    *("fate", "place", "item", "score", "how", "text", "promised", "lead", "supporting", "due"),
    "said",
)


@page("/desk/{government}/{year}/import", rows="what may be sent in, and how much of it")
def form(ask: Ask, government: str, year: str) -> View:
    """The form for an office's decomposition."""
    at = standing.year_of(ask.request, government, year)
    if (other := standing.moved(at, government, "/import")) is not None:
        return other
    limits = {
        "max_bytes": ask.settings.max_upload,
        "read_seconds": ask.settings.read_seconds,
        "formats": list(SUFFIXES),
    }
    data = {"desk": at.row(), "limits": limits}
    return View("desk/import.html.j2", data, [limits])


@page("/desk/imports/{upload}", rows="every row of the form and every item, and what would be done")
def preview(ask: Ask, upload: str) -> View:
    """What bringing a form to the desk would do."""
    pending = _waiting(ask.request, upload)
    progress = ask.params.among("progress", ("yes",)) is not None
    at = standing.year_of(ask.request, pending.key, str(pending.year))
    rows = form_imports.what_would_be(at.desk, pending, list(at.items), progress=progress)
    data = {
        "desk": at.row(),
        "id": pending.id,
        "name": pending.form.name,
        "title": pending.form.title,
        "progress": progress,
        "digest": _digest(rows),
        "counts": dict(Counter(row["fate"] for row in rows)),
        "matched": [row for row in rows if row["fate"] in MATCHED],
        "left_rows": [row for row in rows if row["fate"] == "no_item"],
        "left_items": [row for row in rows if row["fate"] == "no_row"],
        "faults": [row for row in rows if row["fate"] == "fault"],
    }
    layout = {"changed": ask.params.among("changed", ("yes",)) is not None}
    layout["told_progress"] = any(row.progress for row in pending.form.rows)
    return View("desk/import_preview.html.j2", data, rows, ROW_COLUMNS, layout)


# -- what is sent in -----------------------------------------------------------------------


async def send(request: Request) -> Response:
    """Take a form in and read it; nothing is written to the desk."""
    file = form_of(request).get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise malformed("nothing_sent")
    data = await file.read()
    done = await run_in_threadpool(_read, request, file.filename, data)
    return RedirectResponse(f"/desk/imports/{done.id}", 303)


def _read(request: Request, name: str, data: bytes) -> PendingForm:
    path = request.path_params
    at = standing.year_of(request, path["government"], path["year"])
    imports: form_imports.FormImports = request.app.state.form_imports
    try:
        return imports.put(name, data, at.key, at.year, at.desk, visitor(request).id)
    except InputError as error:
        raise malformed("bad_form", reason=str(error)) from error


def confirm(request: Request) -> Response:
    """Bring a form to the desk, if that does what was shown; else it is shown again."""
    pending = _waiting(request, request.path_params["upload"])
    progress = text_of(request, "progress") == "yes"
    items = _items(request, pending)
    desk = desk_of(request)
    rows = form_imports.what_would_be(desk, pending, items, progress=progress)
    if _digest(rows) != text_of(request, "digest"):
        query = "?changed=yes" + ("&progress=yes" if progress else "")
        return RedirectResponse(f"/desk/imports/{pending.id}{query}", 303)
    form_imports.bring(desk, pending, items, progress=progress, actor=visitor(request).id)
    request.app.state.form_imports.drop(pending.id)
    return RedirectResponse(standing.year_path(pending.key, pending.year), 303)


def drop(request: Request) -> Response:
    """Forget a form that was sent in."""
    pending = _waiting(request, request.path_params["upload"])
    request.app.state.form_imports.drop(pending.id)
    path = standing.year_path(pending.key, pending.year)
    return RedirectResponse(f"{path}/import", 303)


def _items(request: Request, pending: PendingForm) -> list[DeskItem]:
    return list(standing.year_of(request, pending.key, str(pending.year)).items)


def _waiting(request: Request, id: str) -> PendingForm:
    imports: form_imports.FormImports = request.app.state.form_imports
    pending = imports.get(id)
    if pending is None:
        raise not_found("no_upload")
    return pending


def _digest(rows: list[Row]) -> str:
    """What was shown, in short: what is confirmed must be the same."""
    return sha256(repr(rows).encode()).hexdigest()
