"""Accounts and findings taken over from where they are kept, where they differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from duixian.portal.readmodel.store import Store, StoreWriter
from duixian.settled import GovernmentReports

_IDS = {"accounts": "account_id", "findings": "finding_id"}


TOGETHER = 25
"""Governments whose rows take effect together."""


def take_over(store: Store, kind: str, rows: Iterable[tuple[GovernmentReports, pa.Table]]) -> None:
    """Put rows of each government in place of those it had, where they are other rows."""
    listed = iter(rows)
    while some := list(islice(listed, TOGETHER)):
        with store.writing() as writer:
            for government, table in some:
                _replace(writer, kind, government, table)


def _replace(store: StoreWriter, kind: str, government: GovernmentReports, table: pa.Table) -> None:
    stamp = _digest(table)
    asked = "SELECT stamp, ids FROM settled WHERE kind = ? AND government = ?"
    was = store.one(asked, [kind, government.stem])
    if was is not None and was["stamp"] == stamp:
        return
    if was is not None:
        _remove(store, kind, was["ids"])
    _add(store, kind, government, table)
    store.note_settled(kind, government.stem, stamp, _ids(kind, table))


def forget_others(store: StoreWriter, governments: Iterable[GovernmentReports]) -> None:
    """Remove the rows of governments that are no longer there."""
    there = {one.stem for one in governments}
    for row in store.rows("SELECT kind, government FROM settled"):
        if row["government"] not in there:
            asked = "SELECT ids FROM settled WHERE kind = ? AND government = ?"
            _remove(store, row["kind"], store.value(asked, [row["kind"], row["government"]]))
            store.forget_settled(row["kind"], row["government"])


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
