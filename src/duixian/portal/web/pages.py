"""Pages, each with its twins: the same address with ``.json`` and ``.csv`` behind it.

A page's template is given exactly the data that its JSON twin gives (and helpers that only
lay it out), so what stands on one stands on the other. Its CSV twin gives the rows of the
page's main table: all of them, where the page shows some at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from duixian import exports
from duixian.portal import naming
from duixian.portal.readmodel import Look
from duixian.portal.settings import Settings
from duixian.portal.web import opening, scheme
from duixian.portal.web.language import COOKIE, LANGUAGES, VARY, PageWords, chosen, words
from duixian.portal.web.params import Params

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for a page, with what is needed to answer it."""

    request: Request
    look: Look
    params: Params
    words: PageWords
    settings: Settings
    form: str
    """What is wanted: html, json or csv."""

    @property
    def path(self) -> str:
        """The page's own address, without the ending of a twin."""
        path: str = self.request.url.path
        return path.removesuffix(f".{self.form}").removesuffix("/index") or "/"

    def link(self, **changes: object) -> str:
        """The address of this page with some filters changed; None takes one away."""
        kept = [
            (k, v)
            for k, v in self.request.query_params.multi_items()
            if k not in changes and k not in ("lang", scheme.COOKIE)
        ]
        kept += [(k, str(v)) for k, v in changes.items() if v is not None]
        return quote(self.path) + (f"?{urlencode(kept)}" if kept else "")

    def twin(self, ending: str, **changes: object) -> str:
        """The address of this page's data in another form."""
        path, _, query = self.link(**changes).partition("?")
        path = "/index" if path == "/" else path
        return f"{path}.{ending}" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is put in a form."""

    template: str
    data: dict[str, Any]
    """What the JSON twin gives."""
    rows: Iterable[Row] = ()
    """What the CSV twin gives."""
    columns: tuple[str, ...] = ()
    """Its columns, where rows may be none; else those of the first row."""
    layout: dict[str, Any] = field(default_factory=dict)
    """Helpers of the template: charts, marked text. Nothing that is not in `data` otherwise."""
    status: int = 200
    moved: str | None = None
    """The address under which the page lives, when another was asked for."""


Handler = Callable[..., View]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's address and what answers."""

    path: str
    handler: Handler
    rows: str
    """What the rows of its CSV twin are, for the documentation."""


PAGES: list[Page] = []


def page(path: str, *, rows: str) -> Callable[[Handler], Handler]:
    """Declare a page: ``handler(ask, **parts of the path)`` gives its view."""

    def declare(handler: Handler) -> Handler:
        PAGES.append(Page(path, handler, rows))
        return handler

    return declare


def twin_path(path: str, ending: str) -> str:
    """The address of a page's twin.

    >>> twin_path("/g/{government}", "csv"), twin_path("/", "json")
    ('/g/{government}.csv', '/index.json')
    """
    return f"{'/index' if path == '/' else path}.{ending}"


def mount(app: FastAPI, pages: Iterable[Page]) -> None:
    """Give every page and its twins their routes, twins first: a page's path would match them."""
    known = list(pages)
    for form in ("json", "csv", "html"):
        # The longest first: /g/{government}/{year} before /g/{government}; of these the one with
        # fewer places to fill: /desk/items/{item} before /desk/{government}/{year}.
        for each in sorted(known, key=lambda p: (-p.path.count("/"), p.path.count("{"))):
            path = each.path if form == "html" else twin_path(each.path, form)
            app.add_route(path, _endpoint(each, form), methods=["GET", "HEAD"])


def _endpoint(each: Page, form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        state = request.app.state
        with ExitStack() as held:
            look = held.enter_context(state.holdings.look())
            ask = Ask(
                request=request,
                look=look,
                params=Params(request.query_params, state.settings.max_rows),
                words=words(chosen(request)),
                settings=state.settings,
                form=form,
            )
            view = each.handler(ask, **request.path_params)
            if view.moved:
                return _moved(view.moved, request, form)
            if form == "csv":
                rows = HeldRows(view.rows, held)
                return csv_response(rows, view.columns, file_name(ask.path, "csv"))
            if form == "json":
                partly = {"opening": opening.row(look.step)} if look.step else {}
                return JSONResponse({**partly, **view.data}, view.status)
            return _html(ask, view)

    return answer


class HeldRows(Iterator[Row]):
    """Rows that are still being asked for while they are sent: the look is kept until the last
    one, or until nobody wants them any more."""

    def __init__(self, rows: Iterable[Row], held: ExitStack) -> None:
        self._rows = iter(rows)
        # The first row now: where the books fail, the answer is not yet begun.
        self._first = list(islice(self._rows, 1))
        self._held = held.pop_all()

    def __next__(self) -> Row:
        if self._first:
            return self._first.pop()
        try:
            return next(self._rows)
        except BaseException:
            self._held.close()
            raise

    def __del__(self) -> None:
        if hasattr(self, "_held"):
            self._held.close()


def _moved(address: str, request: Request, form: str) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    ending = "" if form == "html" else f".{form}"
    return RedirectResponse(f"{quote(address)}{ending}{query}", 308)


def _html(ask: Ask, view: View) -> Response:
    response: Response = render(
        *(ask.request, view.template, view.status),
        **{
            "ask": ask,
            "called": naming.ReportNames(ask.look, ask.words),
            **view.data,
            **view.layout,
        },
    )
    return response


def render(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """A template as a response in the language that the request wants."""
    language = chosen(request)
    context = {**naming.helpers(words(language)), **context}
    body = request.app.state.templates.get_template(template).render(
        request=request,
        t=words(language),
        can_add=request.app.state.settings.token is not None,
        **context,
    )
    response = Response(body, status, media_type="text/html; charset=utf-8")
    for remember in getattr(request.state, "on_answer", ()):
        remember(response)
    response.headers["Content-Language"] = {"zh": "zh-CN", "en": "en"}[language]
    response.headers["Vary"] = VARY
    if request.query_params.get("lang") in LANGUAGES:
        _remember(response, COOKIE, language)
    if request.query_params.get(scheme.COOKIE) in scheme.SCHEMES:
        _remember(response, scheme.COOKIE, scheme.chosen(request))
    return response


def _remember(response: Response, cookie: str, value: str) -> None:
    response.set_cookie(cookie, value, max_age=31_536_000, samesite="lax", httponly=True)


def file_name(path: str, ending: str) -> str:
    """What a download of the page's data is called.

    >>> file_name("/g/210200/2020", "csv")
    'duixian-g-210200-2020.csv'
    """
    return "-".join(["duixian", *path.strip("/").split("/")]).rstrip("-") + f".{ending}"


def attachment(name: str) -> str:
    """The header that makes a browser save what it gets."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def csv_response(rows: Iterable[Row], columns: tuple[str, ...], name: str) -> Response:
    """Rows as CSV, a batch at a time. Begins with a byte order mark, for Excel."""
    return StreamingResponse(
        csv_lines(rows, columns),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": attachment(name)},
    )


def csv_lines(rows: Iterable[Row], columns: tuple[str, ...] = ()) -> Iterator[bytes]:
    """The lines of a CSV file; what is nested is made flat, the first row names the columns."""
    cells: Iterator[dict[str, Any]] = map(flat, rows)
    names = columns
    if not names:
        first = next(cells, {})
        names, cells = tuple(first), chain([first] if first else [], cells)
    return exports.csv_lines(names, ([row.get(n) for n in names] for row in cells), mark=True)


def flat(row: Row) -> dict[str, Any]:
    """A row with the fields of its parts beside its own.

    >>> flat({"year": 2025, "target": {"value": 6.0}})
    {'year': 2025, 'target_value': 6.0}
    """
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells.update({f"{name}_{k}": v for k, v in flat(value).items()})
        else:
            cells[name] = value
    return cells
