"""The operations about promises."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from duixian.portal import promises
from duixian.portal.api.asking import Looking
from duixian.portal.api.listings import NAME, router
from duixian.portal.api.problems import moved, problems
from duixian.portal.pages import promise as promise_page


class Promise(BaseModel):
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


@router.get("/promises/{key}", response_model=Promise, responses=moved() | problems(404, 410))
def promise(request: Request, look: Looking, key: Annotated[str, NAME]) -> Response:
    """One promise by its key: both quotes, verdict, progress, statistics, objections, citation.
    A key that lives no more and a claim_id are answered with 308 to the promise's key, and with
    410 where nothing succeeded it."""
    now, found = promises.accounts(look, key)
    if now != key:
        return RedirectResponse(f"{router.prefix}/promises/{now}", 308)
    return JSONResponse(promise_page.of(request, look, request.app.state.settings, key, found))
