"""The operations about promises."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from duixian.portal import promises, questions
from duixian.portal.api.asking import Looking, Paged
from duixian.portal.api.problems import moved, problems
from duixian.portal.api.root import NAME, router
from duixian.portal.pages import promise as promise_page
from duixian.portal.pages import rows as book_rows
from duixian.portal.pages import search
from duixian.portal.understanding import Kind, understand


class PublicPromise(BaseModel):
    """A promise with all that is public of it, as its page has it."""

    key: str
    href: str
    address: str = Field(description="Where its page is; a path where the portal knows no name.")
    title: str
    title_en: str
    government: str
    government_href: str
    year: int
    report: dict[str, Any] | None = Field(description="The report that promises.")
    later_report: dict[str, Any] | None = Field(description="The report that gives account.")
    accounts: list[dict[str, Any]] = Field(
        description="As in /accounts, with quotes in their sentences and `statistics`."
    )
    progress: dict[str, Any] = Field(
        description="`state`: followed, not_followed, no_desk or away; `items` of the desk."
    )
    objections: list[dict[str, Any]]
    citation: dict[str, str] = Field(description="`zh` (GB/T 7714), `en`, `bibtex`.")


@router.get("/promises/{key}", response_model=PublicPromise, responses=moved() | problems(404, 410))
def promise(request: Request, look: Looking, key: Annotated[str, NAME]) -> Response:
    """One promise by its key: both quotes, verdict, progress, statistics, objections, citation.
    A key that lives no more and a claim_id are answered with 308 to the promise's key, and with
    410 where nothing succeeded it."""
    now, found = promises.accounts(look, key)
    if now != key:
        return RedirectResponse(f"{router.prefix}/promises/{now}", 308)
    return JSONResponse(promise_page.of(request, look, request.app.state.settings, key, found))


class Answering(BaseModel):
    """Promises that answer a question, and how the question was understood."""

    items: list[dict[str, Any]] = Field(description="Accounts, with `key` and `promise`.")
    total: int
    next: str | None
    commit: int
    understood: list[dict[str, Any]] = Field(
        description="kind (year, government, indicator), text, value, names, held."
    )
    rest: list[str] = Field(description="Words that must stand in indicator or quote.")


@router.get("/promises", response_model=Answering, responses=problems(410))
def asked(
    page: Paged,
    q: Annotated[str, Query(min_length=1, max_length=200, description="As one asks: 2018年减税.")],
    words: Annotated[
        list[Kind], Query(description="What is not to be understood, but taken as words.")
    ] = [],  # noqa: B006 - never changed
) -> JSONResponse:
    """Promises that answer a question of place, year and indicator, with their verdicts, the
    latest first."""
    meant = understand(q, questions.governments(page.look), words)
    found = questions.Chosen([], 0)
    if meant.parts or meant.rest:
        found = questions.select(
            *(page.look, "accounts", meant.promises(), search.ORDER),
            limit=page.limit,
            offset=page.offset,
        )
    settled = [book_rows.account_row(row) for row in found.rows]
    promises.put_keys(page.look, settled)
    understood = [part.row() for part in meant.parts]
    return page.answer(
        questions.Chosen(settled, found.total), understood=understood, rest=list(meant.rest)
    )
