"""What a promise's key means now: its accounts, or where they went."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from duixian.books import follow
from duixian.portal import living
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Link, Refusal, not_found
from duixian.portal.web.opening import if_it_may_come
from duixian.settled import SECOND

Row = dict[str, Any]

_KEY = re.compile(r"[0-9a-f]{16}")
_ACCOUNTS = (
    "SELECT a.* FROM promises p JOIN accounts a USING (account_id) WHERE p.key = ? "
    "ORDER BY a.genre != 'work_report', a.series IS NULL, a.series, a.account_id"
)


def promise_path(key: str) -> str:
    """The address of a promise, which outlives the text that it stands in."""
    return f"/p/{quote(key, safe='')}"


def accounts(look: Look, key: str) -> tuple[str, list[Row]]:
    """The key that the promise has now, and its accounts: more than one where a phrase sets the
    targets of two series.

    A key that lives no more leads on to the one that succeeded it, and so do an account_id and a
    claim_id.
    `Refusal`: 404 for what never was a promise, 410 where nothing succeeded it.
    """
    if not _KEY.fullmatch(key):
        raise not_found("no_promise", name=key)
    found = look.reader.rows(_ACCOUNTS, [key])
    if found:
        return key, found
    now = _of_account(look, key) or _succeeded(look, key) or _of_claim(look, key)
    return now, look.reader.rows(_ACCOUNTS, [now])


def _of_account(look: Look, id: str) -> str | None:
    """The key of the promise that an account is of."""
    found = look.reader.one("SELECT key FROM promises WHERE account_id = ?", [id])
    return found["key"] if found else None


def _succeeded(look: Look, key: str) -> str | None:
    """The key to which a key leads that lives no more; None for one that never did."""
    former = look.reader.rows("SELECT old_id, doc FROM successors WHERE old_key = ?", [key])
    for one in former:
        end = follow(look.reader.table, one["old_id"])
        if end is not None and end.new_id is not None:
            now = _key_of(look, end.new_id)
            if now is not None:
                return now
    if former:
        gone = Refusal(410, "promise_gone", name=key, doc=former[-1]["doc"])
        raise if_it_may_come(look, gone, when_settled=True)
    return None


def _of_claim(look: Look, id: str) -> str:
    """The key of the promise that a claim's id means, or a result's key that is of none."""
    claim = look.reader.one("SELECT claim_id FROM claims WHERE key = ?", [id])
    if claim is None:
        try:
            claim = living.row(look, "claim", id)
        except Refusal as refusal:
            if refusal.status != 404:
                raise
            missing = not_found("no_promise", name=id)
            raise if_it_may_come(look, missing, when_settled=True) from refusal
        now = _key_of(look, claim["claim_id"])
        if now is not None:
            return now
    link = Link(f"/c/{claim['claim_id']}", claim["claim_id"])
    raise if_it_may_come(look, not_found("not_promised", (link,), name=id), when_settled=True)


def _key_of(look: Look, claim_id: str) -> str | None:
    """The key of the promise that a claim makes; None where it makes none."""
    return of_claims(look, [claim_id]).get(claim_id)


def of_claims(look: Look, claim_ids: Iterable[str]) -> dict[str, str]:
    """The keys of those of the claims that are promises."""
    rows = look.reader.rows(
        "SELECT DISTINCT c.claim_id, c.key FROM claims c JOIN promises p USING (key) "
        "WHERE c.claim_id IN (SELECT unnest(?::VARCHAR[]))",
        [sorted(set(claim_ids))],
    )
    return {row["claim_id"]: row["key"] for row in rows}


def put_keys(look: Look, settled: Iterable[Row]) -> None:
    """Give each account the `key` of its promise, the address of its page, `promise`, and what a
    second source says of it."""
    listed = list(settled)
    rows = look.reader.rows(
        "SELECT account_id, key FROM promises WHERE account_id IN (SELECT unnest(?::VARCHAR[]))",
        [[account["account_id"] for account in listed]],
    )
    keys = {row["account_id"]: row["key"] for row in rows}
    for account in listed:
        key = keys.get(account["account_id"])
        account |= {"key": key, "promise": promise_path(key) if key else None}
    put_seconds(look, listed)


def put_seconds(look: Look, settled: Iterable[Row]) -> None:
    """Give each account the columns that tell what a second source says of it, null for none."""
    listed = list(settled)
    rows = look.reader.rows(
        "SELECT * FROM seconds WHERE account_id IN (SELECT unnest(?::VARCHAR[]))",
        [[account["account_id"] for account in listed]],
    )
    told = {row["account_id"]: row for row in rows}
    for account in listed:
        said = told.get(account["account_id"], {})
        account |= {name: said.get(name) for name in SECOND.names}


def put_links(look: Look, figures: Iterable[Row]) -> None:
    """Give each figure that is a promise the address of its page, `promise`; others null."""
    listed = list(figures)
    keys = of_claims(look, (f["claim_id"] for f in listed if f["claim_id"]))
    for figure in listed:
        key = keys.get(figure["claim_id"] or "")
        figure["promise"] = promise_path(key) if key else None
