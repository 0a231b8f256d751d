"""Which account is of which promise: what the pages of promises are found by."""

from __future__ import annotations

import pyarrow as pa

from duixian.books import key_of_words
from duixian.portal.readmodel.store import TABLES, StoreWriter


def note(store: StoreWriter) -> None:
    """Tie every account to the key of what it promises: that of its claim, or of the headline
    target where that is in words. An account that neither names has none."""
    store.clear("promises")
    store.fill("promises", _OF_CLAIMS)
    # All before the first is added: adding ends the question.
    for of_words in [_keyed(rows) for rows in store.tables(_OF_WORDS)]:
        store.add("promises", of_words)


def _keyed(rows: pa.Table) -> pa.Table:
    keys = [key_of_words(r["gkey"], r["year"], r["genre"], r["series"]) for r in rows.to_pylist()]
    ids = rows["account_id"].combine_chunks()
    return pa.table({"key": keys, "account_id": ids}, schema=TABLES["promises"])


_OF_CLAIMS = """
    SELECT c.key, a.account_id FROM accounts a JOIN claims c ON c.claim_id = a.target.claim_id
    WHERE c.key IS NOT NULL ORDER BY c.key
"""
_OF_WORDS = """
    SELECT account_id, gkey, year, genre, series FROM accounts
    WHERE target.claim_id IS NULL AND series IS NOT NULL AND gkey IS NOT NULL
"""
