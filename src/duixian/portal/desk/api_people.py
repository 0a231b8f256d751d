"""People by program, for admins."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from duixian.desk import Person, links
from duixian.portal.api.asking import strict
from duixian.portal.api.problems import problems
from duixian.portal.desk.administration import link_to
from duixian.portal.desk.api import AtDesk, Name, Who
from duixian.portal.desk.permissions import permitted

router = APIRouter(
    prefix="/api/v1/desk/people", tags=["desk"], dependencies=[Depends(permitted), Depends(strict)]
)
Role = Literal["reader", "reporter", "reviewer", "office", "admin"]
ADMINISTERING = problems(401, 403, 404)


class NewPerson(BaseModel):
    """An account to be made."""

    name: str = Field(max_length=100)
    email: str = Field(max_length=200)
    roles: list[Role] = ["reader"]
    unit: str | None = Field(None, max_length=100)


class PersonRow(BaseModel):
    """An account, without its secrets."""

    id: str
    name: str
    email: str
    roles: list[str]
    unit: str | None
    disabled: bool
    password: bool = Field(description="Whether one was chosen.")
    made: str


class Invited(PersonRow):
    """A new account, and the link by which its owner chooses a password."""

    link: str = Field(description="Opens once, within seven days.")


@router.get("", response_model=list[PersonRow], responses=ADMINISTERING)
def people(desk: AtDesk) -> JSONResponse:
    """All accounts, by name."""
    return JSONResponse([_row(person) for person in desk.people.all()])


@router.post("", response_model=Invited, responses=ADMINISTERING)
def add(request: Request, body: NewPerson, who: Who, desk: AtDesk) -> JSONResponse:
    """Make an account."""
    told = body.name, body.email, body.roles, body.unit
    person = desk.people.add(*told, actor=who.id)
    token = links.make(desk.people, links.ENTRY, actor=who.id, person=person)
    return JSONResponse({**_row(person), "link": link_to(request, token)})


Deed = Annotated[Literal["disable", "enable"], "what is done"]


@router.post("/{person}/{deed}", response_model=PersonRow, responses=ADMINISTERING)
def switch(person: Name, deed: Deed, who: Who, desk: AtDesk) -> JSONResponse:
    """Close an account, or open it again."""
    done = desk.people.disable if deed == "disable" else desk.people.enable
    return JSONResponse(_row(done(person, actor=who.id)))


def _row(person: Person) -> dict[str, object]:
    return {**asdict(person), "roles": list(person.roles)}
