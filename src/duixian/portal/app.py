"""The application: pages, their twins, the API, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib import resources
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from duixian import __version__
from duixian.books import Books
from duixian.portal import (
    access,
    api,
    assets,
    charts,
    citing,
    costly,
    downloads,
    marked_up,
    marking,
    naming,
    picture,
    wording,
)
from duixian.portal.desk import access as desk_access
from duixian.portal.desk import (
    accounts,
    administration,
    forms,
    objection_forms,
    permissions,
    problems,
    sign_on,
)
from duixian.portal.desk import api as desk_api
from duixian.portal.desk import api_people as desk_people_api
from duixian.portal.desk import pages as desk_pages
from duixian.portal.desk.form_imports import FormImports
from duixian.portal.desk.place import DeskPlace
from duixian.portal.pages import add, panel, pictures, promise, report, variables, wide, words
from duixian.portal.pages.rows import VERDICTS
from duixian.portal.questions import claim_path, report_path
from duixian.portal.readmodel import Holdings
from duixian.portal.settings import Settings
from duixian.portal.uploads import Uploads
from duixian.portal.web import answers, language, scheme
from duixian.portal.web.headers import Conditional, SecurityHeaders
from duixian.portal.web.lanes import InLane, Lane
from duixian.portal.web.limits import BodyLimit
from duixian.portal.web.opening import Opening
from duixian.portal.web.opening import told as opening_told
from duixian.portal.web.origin import OwnOrigin
from duixian.portal.web.pages import PAGES, mount
from duixian.registry import series
from duixian.settled import Watch

STATIC = Path(str(resources.files("duixian.portal").joinpath("static")))


def app(
    books_dir: str | Path,
    token: str | None = None,
    *,
    settings: Settings | None = None,
    watch: Watch = iter,
) -> FastAPI:
    """The portal over the books in a directory, as an ASGI application.

    Whoever has the `token` may add reports; without one nobody may. `watch` may show how far
    the first settling of the books is. `BooksError` when the directory is none of books.
    """
    chosen = settings or Settings()
    if token is not None:
        chosen = replace(chosen, token=token)
    holdings = Holdings(Books(books_dir), chosen.cache, watch)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        portal.state.uploads.close()
        portal.state.desk.close()
        holdings.close()

    portal = FastAPI(
        title="Duixian 兑现",
        version=__version__,
        summary="What governments promised in their work reports, and what became of it",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    portal.state.holdings = holdings
    portal.state.settings = chosen
    portal.state.access = access.of(chosen)
    portal.state.templates = templates()
    portal.state.uploads = Uploads(chosen)
    portal.state.form_imports = FormImports(chosen)
    portal.state.desk = DeskPlace(Path(books_dir), chosen)
    _routes(portal)
    permissions.guard(portal)
    answers.install(portal)
    problems.install(portal)
    _guards(portal, holdings, chosen)
    return portal


def _routes(portal: FastAPI) -> None:
    portal.mount("/static", StaticFiles(directory=STATIC), name="static")
    portal.add_route("/assets/vega.js", assets.vega, methods=["GET", "HEAD"])
    portal.add_route("/assets/card.png", assets.card, methods=_READ)
    portal.include_router(api.router)
    portal.include_router(desk_people_api.router)
    portal.include_router(desk_api.router)
    portal.openapi = api.described(portal)  # type: ignore[method-assign]
    portal.add_route("/p/{key}.bib", promise.bibtex, methods=["GET", "HEAD"])
    portal.add_route("/r/{report}/original", report.original, methods=["GET", "HEAD"])
    for ending in downloads.FORMATS:
        # Starlette takes a function for one that answers, anything else for an application.
        portal.add_route(f"/panel.{ending}", _of_format(panel.download, ending), methods=_READ)
        for path in ("/wide/{year}", "/wide/series/{name}"):
            portal.add_route(f"{path}.{ending}", _of_format(wide.download, ending), methods=_READ)
    for ending in downloads.WITH_CSV:
        answer = _of_format(variables.download, ending)
        portal.add_route(f"/variables.{ending}", answer, methods=_READ)
    portal.add_route("/words.xlsx", words.download, methods=["GET", "HEAD"])
    for path, drawn in pictures.ROUTES.items():
        portal.add_route(path, drawn, methods=_READ)
    portal.add_route("/robots.txt", assets.robots, methods=["GET", "HEAD"])
    portal.add_route("/add/token", add.token, methods=["POST"])
    portal.add_route("/add/leave", add.leave, methods=["POST"])
    portal.add_route("/add", add.send, methods=["POST"])
    portal.add_route("/add/{upload}/confirm", add.confirm, methods=["POST"])
    portal.add_route("/add/{upload}/drop", add.drop, methods=["POST"])
    accounts.mount(portal)
    administration.mount(portal)
    objection_forms.mount(portal)
    sign_on.mount(portal)
    desk_pages.mount(portal)
    mount(portal, PAGES)


_READ = ["GET", "HEAD"]


def _of_format(
    download: Callable[[str, Request], Response], ending: str
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return download(ending, request)

    return answer


def _guards(portal: FastAPI, holdings: Holdings, settings: Settings) -> None:
    """What a request goes through, innermost first."""
    place: DeskPlace = portal.state.desk
    portal.add_middleware(
        InLane,
        lane=Lane(settings.costly_at_once, settings.costly_waiting),
        concerns=costly.is_costly,
        refuse=answers.refuse_busy,
    )
    portal.add_middleware(
        Conditional,
        holdings=holdings,
        # Citations name the day on which they are made.
        desk=lambda: f"{place.version()} {citing.today(settings)}",
        whose=desk_access.stamp,
    )
    portal.add_middleware(
        InLane,
        lane=Lane(settings.pages_at_once, settings.pages_waiting),
        concerns=costly.is_page,
        refuse=answers.refuse_busy,
    )
    portal.add_middleware(Opening, holdings=holdings, refuse=answers.refuse_settling)
    portal.add_middleware(
        GZipMiddleware,
        minimum_size=1000,
        compresslevel=5,
        exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, *downloads.PACKED),
    )
    portal.add_middleware(BodyLimit, most=settings.max_upload, refuse=answers.refuse_body)
    portal.add_middleware(OwnOrigin, refuse=answers.refuse_origin)
    portal.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts))
    portal.add_middleware(SecurityHeaders)


def templates() -> Environment:
    """The pages' templates: everything put into them is escaped."""
    environment = Environment(
        loader=PackageLoader("duixian.portal", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    helpers: dict[str, Any] = {
        "figure": wording.figure,
        "in_own_unit": wording.in_own_unit,
        "amount": wording.amount,
        "percent": wording.percent,
        "finding_kind": wording.finding_kind,
        "match_rule": wording.match_rule,
        "claim_path": claim_path,
        "report_path": report_path,
        "web_link": naming.link,
        "excerpt": marking.excerpt,
        "verdicts": VERDICTS,
        "version": __version__,
        "vega_version": charts.VEGA,
        "series_names": series.load(),
        "other_language": language.switch,
        "other_scheme": scheme.switch,
        "following_scheme": scheme.following,
        "dark_for": scheme.media,
        "problem_sentences": language.problem_sentences,
        "opening_told": opening_told,
        "visitor": desk_access.visitor,
        "for_others": _for_others,
        "form_of": picture.form_of,
        "csrf": forms.csrf,
        "desk_open": desk_pages.standing.is_open,
        "desk_link": desk_pages.standing.link_to,
    }
    environment.globals.update(helpers)
    environment.filters["sentence_case"] = wording.sentence_case
    environment.filters["either_half"] = wording.either_half
    environment.filters["marked_up"] = marked_up.inline
    environment.filters["placed"] = naming.place
    environment.filters["asked_as"] = naming.asked_as
    environment.filters["groupby_in_order"] = _by_table
    return environment


def _for_others(request: Request, path: str) -> str:
    return citing.absolute(request, request.app.state.settings, path)


def _by_table(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows of the data dictionary by table, in their order."""
    return [(table, list(group)) for table, group in groupby(rows, key=itemgetter("table"))]
