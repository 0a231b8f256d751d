"""The desk by program: what people do, with the same rules as on its pages."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from duixian.desk import Desk, DeskEvent, OpenedYear, Person, objections, reviewing, rights, votes
from duixian.portal.api.asking import Cursor, Limit, Listed, Looking, paged, strict
from duixian.portal.api.problems import problems
from duixian.portal.desk import objecting, questioned
from duixian.portal.desk.access import Visitor, visitor
from duixian.portal.desk.permissions import permitted
from duixian.portal.desk.place import DeskPlace, desk_of
from duixian.portal.web.errors import Refusal

router = APIRouter(
    prefix="/api/v1/desk", tags=["desk"], dependencies=[Depends(permitted), Depends(strict)]
)
MOST_SAID = 100_000
"""Characters of what is said with an action: the log keeps it for good."""

AtDesk = Annotated[Desk, Depends(desk_of)]
Who = Annotated[Visitor, Depends(visitor)]
Name = Annotated[str, Path(max_length=200)]


class Written(BaseModel):
    """The event that was written."""

    seq: int
    at: str
    actor: str = Field(description="Id of the account.")
    unit: str | None
    kind: str
    subject: str
    version: int = Field(description="Send it back as `seen` with the next edit.")
    payload: dict[str, Any]
    leaf: str
    root: str


class ActionBody(BaseModel):
    """Something to be done with an item."""

    said: dict[str, Any] = Field(
        default_factory=dict, description="Its fields, as registry/workflow.toml has them."
    )
    unit: str | None = Field(None, max_length=200, description="For which unit; else the office.")
    seen: int | None = Field(
        None, ge=0, le=10**9, description="The version that you saw: 409 if it changed."
    )


class YearBody(BaseModel):
    """A government's plan year."""

    government: str = Field(max_length=200, description="Name or GB/T 2260 code.")
    year: int = Field(ge=1900, le=2200)


class PartsBody(BaseModel):
    """What an item is split into."""

    texts: list[str] = Field(min_length=1, max_length=500)


class VoteBody(BaseModel):
    """满意 or 不满意."""

    satisfied: bool


class ReviewBody(BaseModel):
    """What a check of a drawn item found."""

    item: str = Field(max_length=200)
    fields: dict[str, bool] = Field(description="Of each field whether it is right.")
    text: str = Field("", max_length=4000)


class QuestionBody(BaseModel):
    """Something that is questioned."""

    about: objections.About
    target: str = Field(max_length=200, description="claim_id, account_id, or item.")
    text: str = Field(max_length=objections.LONGEST_TEXT)
    link: str | None = Field(None, max_length=objections.LONGEST_LINK)
    files: list[str] = Field(
        default_factory=list, max_length=objections.MOST_FILES, description="SHA-256 digests."
    )


class AnswerBody(BaseModel):
    """The answer to an objection."""

    accept: bool
    instead: str = Field("", max_length=1000, description="What stands beside the value.")
    reason: str = Field("", max_length=4000, description="Needed where it is rejected.")


class ObjectionRow(BaseModel):
    """An objection. Its words are null for others while it is open."""

    id: str
    about: objections.About
    target: str
    machine: str
    text: str | None
    link: str | None
    files: list[str]
    by: str
    raised: str
    answer_by: str
    answer: str | None
    instead: str | None
    reason: str | None
    answered: str | None
    answered_by: str | None
    version: int
    overdue: bool
    open: bool


class Own(BaseModel):
    """Who asks."""

    id: str
    name: str
    roles: list[str]
    unit: str | None
    scopes: list[str] | None = Field(description="Of the token; null with a session.")


class Kept(BaseModel):
    """A file that is kept."""

    digest: str = Field(description="SHA-256.")


@router.get("/me", response_model=Own, responses=problems(401, 403, 404))
def me(who: Who, desk: AtDesk) -> JSONResponse:
    """Whose session or token it is."""
    scopes = None if who.scopes is None else list(who.scopes)
    own = {"id": who.id, "name": who.name, "roles": list(who.roles)}
    return JSONResponse({**own, "unit": who.unit, "scopes": scopes})


ACTING = problems(401, 403, 404, 409)


@router.post("/years", response_model=OpenedYear, responses=ACTING)
def open_year(body: YearBody, look: Looking, who: Who, desk: AtDesk) -> JSONResponse:
    """Make an item of every promise of a report; doing it again changes nothing."""
    done = desk.open_year(look.books, body.government, body.year, actor=who.id)
    return JSONResponse(asdict(done))


@router.post("/items/{item}/actions/{action}", response_model=Written, responses=ACTING)
def act(item: Name, action: Name, body: ActionBody, who: Who, desk: AtDesk) -> JSONResponse:
    """Do something with an item: a reporter for its own unit's items, the office with all."""
    if len(json.dumps(body.said, ensure_ascii=False)) > MOST_SAID:
        raise Refusal(400, "too_long", name="said", most=MOST_SAID)
    unit = rights.acting_for(_person(who), desk.item(item), body.unit)
    done = desk.act(item, action, body.said, actor=who.id, unit=unit, expected=body.seen)
    return _written(done)


@router.post("/items/{item}/parts", response_model=list[str], responses=ACTING)
def split(item: Name, body: PartsBody, who: Who, desk: AtDesk) -> JSONResponse:
    """Split an item into work items under the same sentence; their ids."""
    return JSONResponse(list(desk.split(item, body.texts, actor=who.id)))


@router.post("/items/{item}/votes", response_model=votes.Votes, responses=ACTING)
def vote(item: Name, body: VoteBody, who: Who, desk: AtDesk) -> JSONResponse:
    """Say whether one is satisfied; a later vote replaces one's own earlier one."""
    votes.vote(desk, item, body.satisfied, _person(who))
    return JSONResponse(asdict(votes.votes(desk, item)[item]))


@router.post(
    "/attachments",
    response_model=Kept,
    responses=problems(401, 403, 404, 429),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"format": "binary"}}},
        }
    },
)
async def attach(request: Request, desk: AtDesk, who: Who) -> JSONResponse:
    """Keep the body of the request as a file; other operations name it by its digest."""
    data = await request.body()
    digest = await run_in_threadpool(objecting.keep, desk, data, who.id)
    return JSONResponse({"digest": digest})


@router.post("/draws/{draw}/reviews", response_model=Written, responses=ACTING)
def review(draw: Name, body: ReviewBody, who: Who, desk: AtDesk) -> JSONResponse:
    """Say what a check of a drawn item found; never of the own unit's."""
    person = _person(who)
    rights.may_review(person, desk.item(body.item))
    seat = reviewing.drawn_as(desk, draw, body.item, person)
    said = (draw, body.item, seat, body.fields)
    return _written(reviewing.review(desk, *said, text=body.text, actor=who.id))


@router.get("/objections", response_model=Listed[ObjectionRow], responses=problems(404, 410))
def listed(
    request: Request,
    look: Looking,
    who: Who,
    desk: AtDesk,
    limit: Limit = 100,
    cursor: Cursor = None,
    about: Annotated[objections.About | None, Query()] = None,
    target: Annotated[str | None, Query(max_length=200, description="What is questioned.")] = None,
    open: Annotated[bool | None, Query(description="Without an answer, or with one.")] = None,
) -> JSONResponse:
    """Objections, oldest first. A cursor holds for one state of the books and of the desk."""
    place: DeskPlace = request.app.state.desk
    state = f"{look.state.commit}/{place.version()}"
    page = paged(request, look, limit, cursor, state)
    rows = [
        objecting.shown(each, who, desk.today)
        for each in objections.all_of(desk)
        if about in (None, each.about)
        and target in (None, each.target)
        and open in (None, each.open)
    ]
    return page.cut(rows)


@router.get("/objections/count", response_model=objections.ObjectionCount, responses=problems(404))
def counted(desk: AtDesk) -> JSONResponse:
    """How many objections are open, overdue and answered."""
    return JSONResponse(asdict(objections.count(objections.all_of(desk), desk.today)))


@router.get("/objections/{objection}", response_model=ObjectionRow, responses=problems(404))
def one(objection: Name, who: Who, desk: AtDesk) -> JSONResponse:
    """One objection."""
    return JSONResponse(objecting.shown(objections.get(desk, objection), who, desk.today))


@router.post("/objections", response_model=ObjectionRow, responses=problems(401, 403, 404, 429))
def question(
    request: Request, body: QuestionBody, look: Looking, who: Who, desk: AtDesk
) -> JSONResponse:
    """Question a claim, match, verdict or light."""
    found = questioned.look_up(look, desk, body.about, body.target)
    said = body.text, body.link or "", body.files
    done = objecting.raise_one(request, desk, who, found, said)
    return JSONResponse(objecting.shown(done, who, desk.today))


@router.post("/objections/{objection}/answer", response_model=ObjectionRow, responses=ACTING)
def answer(
    request: Request, objection: Name, body: AnswerBody, who: Who, desk: AtDesk
) -> JSONResponse:
    """Accept an objection, saying what stands beside the machine's value, or reject it."""
    said = body.accept, body.reason, body.instead
    done, _ = objecting.answer_one(request, desk, who, objection, said)
    return JSONResponse(objecting.shown(done, who, desk.today))


def _person(who: Visitor) -> Person:
    assert who.person is not None  # the guard lets nobody else in
    return who.person


def _written(event: DeskEvent) -> JSONResponse:
    row = asdict(event)
    row.pop("payload_text")
    return JSONResponse({**row, "payload": event.payload})
