"""What goes wrong at the desk, as answers."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from duixian.desk import (
    DeskError,
    DeskUsage,
    EditedMeanwhile,
    NoSuchItem,
    identities,
    links,
    objections,
    people,
    permitting,
    rights,
    tries,
)
from duixian.portal.web import answers


def install(portal: FastAPI) -> None:
    """Have the desk's errors answered in the form that was asked for."""
    portal.add_exception_handler(DeskError, _said(503, "desk"))
    portal.add_exception_handler(EditedMeanwhile, _said(409, "meanwhile"))
    portal.add_exception_handler(DeskUsage, _said(400, "usage"))
    portal.add_exception_handler(NoSuchItem, _said(404, "usage"))
    portal.add_exception_handler(objections.NoSuchObjection, _said(404, "usage"))
    portal.add_exception_handler(objections.AlreadyAnswered, _said(409, "usage"))
    portal.add_exception_handler(people.NoSuchPerson, _said(404, "usage"))
    portal.add_exception_handler(people.WrongPassword, _said(401, "wrong_password"))
    portal.add_exception_handler(identities.NoAccount, _said(403, "no_account_here"))
    portal.add_exception_handler(permitting.WrongUnit, _said(403, "usage"))
    portal.add_exception_handler(rights.NotAllowed, _said(403, "usage"))
    portal.add_exception_handler(links.DeadLink, _said(410, "dead_link"))
    portal.add_exception_handler(tries.TriedTooOften, _too_many)


def _said(status: int, key: str) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return answers.answer(request, status, key, reason=str(error))

    return answer


def _too_many(request: Request, error: Exception) -> Response:
    seconds = getattr(error, "seconds", 60)
    response = answers.answer(request, 429, "too_many", seconds=seconds)
    response.headers["Retry-After"] = str(seconds)
    return response
