"""Errors as answers: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from duixian.errors import BooksError, UsageError
from duixian.portal.readmodel import OpeningStep
from duixian.portal.web.errors import Link, Refusal
from duixian.portal.web.lanes import AGAIN
from duixian.portal.web.language import VARY, PageWords, chosen, words
from duixian.portal.web.limits import TooMuch
from duixian.portal.web.opening import how_far
from duixian.portal.web.pages import render

PROBLEM = "application/problem+json"


def install(app: FastAPI) -> None:
    """Have every error answered in the form that was asked for."""
    app.add_exception_handler(Refusal, _refusal)
    app.add_exception_handler(UsageError, _usage)
    app.add_exception_handler(BooksError, _books)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(TooMuch, _too_much)
    app.add_exception_handler(Exception, _failure)


def answer(
    request: Request, status: int, key: str, links: tuple[Link, ...] = (), **said: object
) -> Response:
    """An error, as a page or as problem details."""
    language = _language(request)
    if "reason" in said:
        said = {**said, "reason": language.told(str(said["reason"]))}
    if wants_problem(request):
        near = {"links": [{"href": link.href, "text": link.text} for link in links]}
        detail = sentence(language, key, **said)
        return problem(request, status, key, detail, **(near if links else {}))
    return render(
        request,
        "error.html.j2",
        status,
        code=status,
        message=sentence(language, key, **said),
        links=links,
    )


def problem(request: Request, status: int, key: str, detail: str, **more: Any) -> Response:
    """Problem details, in the language that was asked for and else in English. `key` makes the
    type, which docs/api.md explains; `title` is HTTP's own phrase."""
    body = {
        "type": f"/docs#problem-{key}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    spoken = "zh-CN" if _language(request).language == "zh" else "en"
    headers = {"Content-Language": spoken, "Vary": VARY}
    return JSONResponse(body, status, headers, media_type=PROBLEM)


def _language(request: Request) -> PageWords:
    """The words of an error: programs that name no language are told in English."""
    return words(chosen(request, "en" if wants_problem(request) else "zh"))


def wants_problem(request: Request) -> bool:
    """Whether a program asks: the API, and the twins of pages."""
    path: str = request.url.path
    return path.startswith("/api/") or path.endswith((".json", ".csv"))


def sentence(language: PageWords, key: str, **said: object) -> str:
    """The sentence of a refusal; lists in it as the language writes them."""
    between = language("site.list_comma")
    listed = {
        name: between.join(one) if isinstance(one, tuple) else one for name, one in said.items()
    }
    return language(f"refused.{key}", **listed)


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    response = answer(request, error.status, error.key, error.links, **error.said)
    response.headers.update(error.headers)
    again = error.headers.get("Retry-After")
    if again and error.status == 503 and not wants_problem(request):
        response.headers["Refresh"] = again
    return response


def _usage(request: Request, error: Exception) -> Response:
    return answer(request, 400, "usage", reason=str(error))


def _books(request: Request, error: Exception) -> Response:
    return answer(request, 503, "books", reason=str(error))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    language = _language(request)
    found = [
        {"name": str(e["loc"][-1]), "in": str(e["loc"][0]), "reason": _reason(e, language)}
        for e in error.errors()
    ]
    reason = language.either("；", "; ").join(f"{e['name']}: {e['reason']}" for e in found)
    detail = sentence(language, "invalid", reason=reason)
    return problem(request, 422, "invalid", detail, errors=found)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: "nothing_here", 405: "method"}
    response = answer(request, error.status_code, known.get(error.status_code, "other"))
    response.headers.update(error.headers or {})
    return response


def _reason(error: Mapping[str, Any], language: PageWords) -> str:
    """Why a parameter does not hold: the library's own words in English, ours in Chinese."""
    kind = str(error["type"])
    if language.language == "en" or f"invalid.{kind}" not in language.sentences:
        return str(error["msg"])
    return language.name("invalid", kind).format(**error.get("ctx", {}))


async def refuse_body(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that a body is too large."""
    request = Request(scope)
    await _too_much(request, TooMuch())(scope, receive, send)


async def refuse_origin(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that a request came from another site's page."""
    await answer(Request(scope), 403, "other_site")(scope, receive, send)


async def refuse_busy(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that as many wait already as may."""
    request = Request(scope)
    response = await run_in_threadpool(answer, request, 503, "busy", seconds=AGAIN)
    response.headers["Retry-After"] = str(AGAIN)
    await response(scope, receive, send)


async def refuse_settling(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that the books are being settled for the first time, and how far that is."""
    request = Request(scope)
    step: OpeningStep | None = request.app.state.holdings.step
    doing = how_far(_language(request), step or OpeningStep("copying"))
    response = await run_in_threadpool(answer, request, 503, "settling", doing=doing, seconds=AGAIN)
    response.headers["Retry-After"] = str(AGAIN)
    response.headers["Cache-Control"] = "no-store"
    if not wants_problem(request):
        response.headers["Refresh"] = str(AGAIN)
    await response(scope, receive, send)


def _too_much(request: Request, error: Exception) -> Response:
    most = request.app.state.settings.max_upload // (1024 * 1024)
    return answer(request, 413, "too_large", most=most)


def _failure(request: Request, error: Exception) -> Response:
    return answer(request, 500, "failure")
