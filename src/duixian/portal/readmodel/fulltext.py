"""Full-text search over sentences and claims: an embedded tantivy index.

Of the engines measured on 505,000 sentences of a thousand reports (docs/performance.md), tantivy
answered in 1 ms where SQLite's FTS5 took up to 104 ms for a common word and DuckDB's full text
40 to 127 ms. DuckDB's is moreover an extension that is fetched from the network, knows no
phrases, and has to be made anew when a report is added.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from duixian.portal.readmodel.tokens import bigrams

_MARKS = ("kind", "report_id", "gkey", "part", "role")
"""Fields that are asked for whole."""
MEMORY = 64_000_000
"""Bytes that the index may hold before it writes a segment."""
DEEPEST = 10_000
"""Hits beyond this are counted, not listed: nobody reads so far, and ranking them is slow."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Empty conditions ask for nothing."""

    text: str
    kind: str | None = None
    """sentence or claim; None for both."""
    governments: tuple[str, ...] = ()
    """Keys of governments."""
    years: tuple[tuple[int, int], ...] = ()
    part: str | None = None
    """Role of the section: review, problems, targets, tasks, governance, other."""
    role: str | None = None
    """Role of the claim: result, target, context. Sentences have none."""
    either: tuple[str, ...] = ()
    """Of these words one at least stands there, beside those of `text`."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Places found, best first, and how many there are in all."""

    total: int
    places: tuple[dict[str, Any], ...] = field(default=())


class Fulltext:
    """The index, open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.register_tokenizer(
            "split", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        )

    @staticmethod
    def clear(folder: Path) -> None:
        """Remove an index that is of no more use."""
        shutil.rmtree(folder, ignore_errors=True)

    def change(self, gone: Iterable[str], places: Iterable[dict[str, Any]]) -> None:
        """Take the texts `gone` out and put places in, at once.

        A place has ``kind, report_id, gkey, year, part, role``, the ``text`` that is searched
        (not kept) and whatever a page needs to show it.
        """
        writer = self._index.writer(MEMORY)
        for report_id in gone:
            writer.delete_documents_by_term("report_id", report_id)
        for place in places:
            writer.add_document(_document(place))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def find(self, query: Query, limit: int, offset: int = 0) -> Hits:
        """The places where all words of the query stand, each word as a phrase."""
        words = list(self._words(query.text))
        if query.either:
            words.append(_any(self._words(" ".join(query.either))))
        if not words:
            return Hits(0)
        parts = [*words, *self._conditions(query)]
        searcher = self._index.searcher()
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        depth = max(0, min(limit, DEEPEST - offset))
        if not depth:
            return Hits(_count(searcher.search(asked, 1, count=True)))
        found = searcher.search(asked, depth, count=True, offset=offset)
        places = tuple(_loaded(searcher.doc(address)) for _, address in found.hits)
        return Hits(_count(found), places)

    def _words(self, text: str) -> Iterable[tantivy.Query]:
        schema = self._index.schema
        for word in text.split():
            pairs = bigrams(word)
            if len(pairs) == 1:
                yield tantivy.Query.term_query(schema, "body", pairs[0])
            elif pairs:
                yield tantivy.Query.phrase_query(schema, "body", list(pairs))

    def _conditions(self, query: Query) -> Iterable[tantivy.Query]:
        schema = self._index.schema
        if query.kind:
            yield tantivy.Query.term_query(schema, "kind", query.kind)
        if query.part:
            yield tantivy.Query.term_query(schema, "part", query.part)
        if query.role:
            yield tantivy.Query.term_query(schema, "role", query.role)
        if query.governments:
            yield tantivy.Query.term_set_query(schema, "gkey", list(query.governments))
        if query.years:
            yield _any(
                tantivy.Query.range_query(schema, "year", tantivy.FieldType.Integer, first, last)
                for first, last in query.years
            )


def _count(found: tantivy.SearchResult) -> int:
    number: int = found.count  # type: ignore[attr-defined]  # missing in tantivy's stubs
    return number


def _loaded(document: tantivy.Document) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(document.get_first("shown") or b"{}")
    return shown


def _any(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="split", index_option="position")
    for name in _MARKS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def _document(place: dict[str, Any]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("body", " ".join(bigrams(place["text"])))
    for name in _MARKS:
        if place.get(name) is not None:
            document.add_text(name, place[name])
    if place["year"] is not None:
        document.add_integer("year", place["year"])
    document.add_bytes("shown", json.dumps(_shown(place), ensure_ascii=False).encode())
    return document


def _shown(place: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in place.items() if name != "text" and value is not None}
