"""One page a promise: what was promised, how far it came, what was reported, and the verdict."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from duixian.portal import citing, naming, promises, questions, wording
from duixian.portal.citing import Cited
from duixian.portal.desk import beside, followed
from duixian.portal.pages import rows as book_rows
from duixian.portal.promises import promise_path
from duixian.portal.readmodel import Look
from duixian.portal.settings import Settings
from duixian.portal.web.language import PageWords, words
from duixian.portal.web.pages import Ask, View, attachment, page
from duixian.registry import moves
from duixian.registry import series as series_registry

Row = dict[str, Any]

AROUND = 120
"""Characters shown around each quote, as far as its sentence goes."""


@page("/p/{key}", rows="the promise's account, or each of its accounts")
def promise(ask: Ask, key: str) -> View:
    """One promise."""
    now, found = promises.accounts(ask.look, key)
    if now != key:
        return View("", {}, moved=promise_path(now))
    data = of(ask.request, ask.look, ask.settings, now, found)
    questionable = beside.put(ask.request, [], data["accounts"])
    first = data["accounts"][0]
    layout = {
        "questionable": questionable,
        "heading": ask.words.either(data["title"], data["title_en"]),
        "summary": f"{ask.words.name('verdict', first['verdict'])}{ask.words('site.colon')}"
        + ask.words.either(first["reason"], first["reason_en"]),
    }
    return View(
        *("promise.html.j2", data, data["accounts"], book_rows.ACCOUNT_COLUMNS), layout=layout
    )


def of(request: Request, look: Look, settings: Settings, key: str, found: list[Row]) -> Row:
    """All that is public of a promise: the page's data and the API's."""
    settled = [book_rows.account_row(row) for row in found]
    book_rows.with_contexts(look, [s for a in settled for s in book_rows.sides(a)], AROUND)
    promises.put_keys(look, settled)
    gkey = found[0]["gkey"]
    for account in settled:
        account["statistics"] = _statistics(look, account, gkey)
    first = settled[0]
    target = first["target"]
    named = {a[side]["claim_id"] for a in settled for side in ("target", "result") if a[side]}
    claims = {a["target"]["claim_id"] for a in settled} - {None}
    return {
        "key": key,
        "href": promise_path(key),
        "address": citing.absolute(request, settings, promise_path(key)),
        "title": title(first, words("zh")),
        "title_en": title(first, words("en")),
        "government": first["government"],
        "government_href": f"/g/{gkey}",
        "year": first["year"],
        "report": _report(look, target["doc"]),
        "later_report": _later(look, first, gkey),
        "accounts": settled,
        "progress": followed.progress(request, claims, (target["doc"], target["start"] or 0)),
        "objections": followed.objected(
            request, {a["account_id"] for a in settled} | (named - {None})
        ),
        "citation": _citation(request, look, settings, key, first),
    }


def title(account: Row, words: PageWords) -> str:
    """What a promise is called: whose, for which year, what, how much."""
    what, target = account["indicator"], account["target"]
    series = series_registry.load().get(account["series"] or "")
    if series is not None and words.language == "en":
        what = series.en
    named = {"government": naming.place(account["government"], words), "year": account["year"]}
    if target["value"] is not None and account["aspect"] in moves.MOVING:
        said = wording.moved(*(target, words, account["aspect"], what), named=series is not None)
        return words("promise.named_move", **named, what=what, said=said)
    said = wording.figure(target, words, account["aspect"]) or f"“{target['quote']}”"
    return words("promise.named", **named, what=what, said=said)


def bibtex(request: Request) -> Response:
    """The promise for a bibliography; an old key leads on, as its page does."""
    given = request.path_params["key"]
    settings: Settings = request.app.state.settings
    with request.app.state.holdings.look() as look:
        key, found = promises.accounts(look, given)
        if key != given:
            return Response(status_code=308, headers={"Location": f"{promise_path(key)}.bib"})
        entry = _citation(request, look, settings, key, book_rows.account_row(found[0]))["bibtex"]
    headers = {"Content-Disposition": attachment(f"duixian-{key}.bib")}
    return Response(entry, media_type="application/x-bibtex; charset=utf-8", headers=headers)


def _citation(request: Request, look: Look, settings: Settings, key: str, account: Row) -> Row:
    report = _report(look, account["target"]["doc"])
    assert report is not None  # an account's promise stands in a current text
    cited = Cited(
        key=key,
        title_zh=title(account, words("zh")),
        title_en=title(account, words("en")),
        report=naming.report(report, words("zh")),
        report_en=naming.report(report, words("en")),
        origin=report["origin"],
        address=citing.absolute(request, settings, promise_path(key)),
        changed=citing.day(look.state.changed).isoformat() if look.state.changed else None,
        seen=citing.today(settings),
    )
    return citing.citation(cited)


def _statistics(look: Look, account: Row, gkey: str) -> list[Row]:
    """What the government's statistical communiqué of the year has of the same indicator and
    aspect, of the whole place."""
    series = series_registry.load().get(account["series"] or "")
    indicator = series.indicator if series else None
    rows = look.reader.rows(
        "SELECT c.doc, c.claim_id, c.value, c.value_high, c.unit, c.bound, c.quote, c.start, "
        'c."end", c.period, c.indicator FROM claims c JOIN reports r USING (report_id) '
        "WHERE r.gkey = ? AND r.genre = 'communique' AND c.role = 'result' AND c.period = ? "
        "AND c.aspect = ? AND c.scope IS NULL AND (c.indicator_id = ? OR c.indicator = ?) "
        "ORDER BY c.doc, c.start",
        [gkey, str(account["year"]), account["aspect"], indicator, account["indicator"]],
    )
    figures = [book_rows.side_row(row) for row in rows]
    book_rows.with_contexts(look, figures, AROUND)
    return figures


def _report(look: Look, doc: str) -> Row | None:
    row = look.reader.one("SELECT * FROM reports WHERE doc = ?", [doc])
    return book_rows.report_row(row) if row else None


def _later(look: Look, account: Row, gkey: str) -> Row | None:
    """The report that gives account of the year, whether or not it says anything."""
    if account["result"]:
        return _report(look, account["result"]["doc"])
    found = questions.select(
        look,
        "reports",
        questions.Conditions()
        .also("gkey = ?", gkey)
        .also("report_year = ?", account["year"] + 1)
        .also("genre = ?", account["genre"]),
        "complete DESC, doc",
        limit=1,
    )
    return book_rows.report_row(found.rows[0]) if found.rows else None
