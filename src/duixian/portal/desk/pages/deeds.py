"""What people do with an item on its page: every step of the workflow, splitting, files."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from duixian.desk import Desk, DeskItem, DeskUsage, EditedMeanwhile, NoSuchItem, permitting, rights
from duixian.portal.desk import objecting
from duixian.portal.desk.access import Visitor, visitor
from duixian.portal.desk.forms import form_of, text_of
from duixian.portal.desk.pages import standing
from duixian.portal.desk.pages.entry import entry_data, entry_layout, event_row
from duixian.portal.desk.place import desk_of
from duixian.portal.web.errors import Refusal, malformed, not_found
from duixian.portal.web.pages import attachment, render
from duixian.registry import workflow
from duixian.registry.workflow import ActionField, DeskAction


def act(request: Request) -> Response:
    """Do something with an item. What is not taken is shown again, with the reason; of two who
    edited at once the second sees both edits."""
    desk, who = desk_of(request), visitor(request)
    id, action = request.path_params["item"], request.path_params["action"]
    item = desk.item(id)
    known = workflow.load().actions.get(action)
    if known is None:
        raise not_found("no_action", name=action)
    seen = _seen(request)
    said: dict[str, Any] = {}
    try:
        said = _said(request, desk, who, known)
        assert who.person is not None  # the guard lets nobody else in
        unit = rights.acting_for(who.person, item)
        desk.act(id, action, said, actor=who.id, unit=unit, expected=seen)
    except (rights.NotAllowed, permitting.WrongUnit, NoSuchItem):
        raise  # another's item: no form of theirs led here
    except EditedMeanwhile as error:
        return _again(request, 409, action, said, error)
    except DeskUsage as error:
        return _again(request, 400, action, said, error)
    return RedirectResponse(f"{standing.item_path(id)}#life", 303)


def split(request: Request) -> Response:
    """Split an item into work items, one a line."""
    desk, id = desk_of(request), request.path_params["item"]
    texts = text_of(request, "texts", 40_000).splitlines()
    desk.split(id, [text for text in texts if text.strip()], actor=visitor(request).id)
    return RedirectResponse(standing.item_path(id), 303)


def file(request: Request) -> Response:
    """A file that was attached, to be saved: never shown, whatever is in it."""
    digest = request.path_params["digest"]
    kept = desk_of(request).attached(digest) if _is_digest(digest) else None
    if kept is None:
        raise not_found("no_file", name=digest[:64])
    headers = {"Content-Disposition": attachment(f"{digest[:16]}.bin")}
    return FileResponse(kept, media_type="application/octet-stream", headers=headers)


def _is_digest(given: str) -> bool:
    return len(given) == 64 and all(sign in "0123456789abcdef" for sign in given)


def _again(
    request: Request, status: int, action: str, said: dict[str, Any], error: DeskUsage
) -> Response:
    """The item as it is now, with the form as it was filled in, and what was wrong."""
    desk = desk_of(request)
    item: DeskItem = desk.item(request.path_params["item"])
    meanwhile = None
    if isinstance(error, EditedMeanwhile):
        known = standing.names(request, desk)
        theirs = [event_row(event, known) for event in error.theirs]
        meanwhile = {"theirs": theirs, "action": action, "mine": said, "seen": error.expected}
    with request.app.state.holdings.look() as look:
        data = entry_data(request, look, item)
    layout = entry_layout(request, item, {"action": action, "said": said})
    layout |= {"trouble": str(error), "meanwhile": meanwhile}
    return render(request, "desk/item.html.j2", status, **{**data, **layout})


def _seen(request: Request) -> int:
    given = text_of(request, "seen")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise malformed("no_number", name="seen", value=given[:20])
    return int(given)


def _said(request: Request, desk: Desk, who: Visitor, action: DeskAction) -> dict[str, Any]:
    """The fields of the form, each as its kind wants it; what cannot be is left to `permit`."""
    fields = workflow.load().fields
    said = {}
    for name in action.fields:
        value = _files(request, desk, who) if name == "files" else _value(request, fields[name])
        if value not in (None, "", []):
            said[name] = value
    return said


def _value(request: Request, field: ActionField) -> Any:
    given = text_of(request, field.id)
    if field.type in ("number", "share", "count"):
        return _number(given, whole=field.type == "count")
    if field.type == "yes":
        return {"yes": True, "no": False}.get(given)
    if field.type == "names":
        return [name for name in _listed(given) if name]
    if field.type == "shares":
        return [_number(part) for part in _listed(given)] if given else None
    return given


def _listed(given: str) -> list[str]:
    for sign in "，,;；\n":
        given = given.replace(sign, "、")
    return [part.strip() for part in given.split("、")]


def _number(given: str, whole: bool = False) -> Any:
    if not given:
        return None
    try:
        return int(given) if whole else float(given)
    except ValueError:
        return given  # `permit` says what it must be


def _files(request: Request, desk: Desk, who: Visitor) -> list[str]:
    given = [f for f in form_of(request).getlist("files") if isinstance(f, UploadFile)]
    named = [f for f in given if f.filename]
    if len(named) > 10:
        raise Refusal(400, "too_many_files", most=10)
    return [objecting.keep(desk, f.file.read(), who.id) for f in named]
