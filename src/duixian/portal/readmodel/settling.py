"""Accounts and findings taken over from where they are kept, where they differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from duixian.portal.readmodel.store import StoreWriter
from duixian.settled import GovernmentReports, Settled

_IDS = {"accounts": "account_id", "findings": "finding_id"}


def follow(store: StoreWriter, kept: Settled) -> None:
    """Bring accounts and findings in step with a state of the books."""
    kept.settle(kept.all, ("accounts", "findings", "said"))
    _take_over(store, "accounts", zip(kept.all, kept.accounts(), strict=True))
    _take_over(store, "findings", kept.findings())


def _take_over(
    store: StoreWriter, kind: str, rows: Iterator[tuple[GovernmentReports, pa.Table]]
) -> None:
    """Put rows of each government in place of those it had, where they are other rows."""
    before = {
        row["government"]: row for row in store.rows("SELECT * FROM settled WHERE kind = ?", [kind])
    }
    for government, table in rows:
        stamp = _digest(table)
        was = before.pop(government.stem, None)
        if was is not None and was["stamp"] == stamp:
            continue
        if was is not None:
            _remove(store, kind, was["ids"])
        _add(store, kind, government, table)
        store.note_settled(kind, government.stem, stamp, _ids(kind, table))
    for government, gone in before.items():
        _remove(store, kind, gone["ids"])
        store.forget_settled(kind, government)


def _add(store: StoreWriter, kind: str, government: GovernmentReports, table: pa.Table) -> None:
    if kind == "accounts":
        store.add(kind, table)
        return
    for key in government.keys:
        docs = [doc for doc, whose in government.reports.values() if whose == key]
        of_key = table.filter(pc.is_in(table["doc"], pa.array(docs, pa.string())))
        store.add(kind, of_key, gkey=key)


def _remove(store: StoreWriter, kind: str, ids: list[str]) -> None:
    store.delete(kind, _IDS[kind], ids)


def _digest(table: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table.combine_chunks())
    return hashlib.sha256(sink.getvalue()).hexdigest()


def _ids(kind: str, table: pa.Table) -> list[str]:
    return [str(one) for one in table[_IDS[kind]].to_pylist()]
