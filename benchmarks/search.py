"""Full-text engines on the sentences of a thousand reports: what the portal's choice rests on.

    python benchmarks/search.py [--books var/portal-bench/books-16] [--duckdb-python PYTHON]

The sentences are those of the books that benchmarks/portal.py makes, cut into the same pairs of
characters for each engine. DuckDB's full text is an extension that it fetches from the network;
where that is closed, another interpreter may have it from PyPI (duckdb==1.5.5 with
duckdb-extension-fts, pyarrow), named by --duckdb-python.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

ROOT = Path(__file__).resolve().parents[1]
WORDS = (
    *("发展", "我们", "城镇新增就业", "粮食产量", "人工智能", "一带一路", "公厕", "老旧小区 改造"),
)
TIMES = 7
LIMIT = 20

Ask = Callable[[list[list[str]]], int]
"""Finds the best twenty sentences that hold all phrases; how many there are, or -1."""


def tantivy_engine(rows: list[str], folder: Path) -> Ask:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="split", index_option="position")
    builder.add_unsigned_field("id", stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    split = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("split", split)
    writer = index.writer(64_000_000)
    for number, body in enumerate(rows):
        writer.add_document(tantivy.Document(id=number, body=body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, schema = index.searcher(), index.schema

    def ask(phrases: list[list[str]]) -> int:
        parts = [
            tantivy.Query.phrase_query(schema, "body", list(pairs))
            if len(pairs) > 1
            else tantivy.Query.term_query(schema, "body", pairs[0])
            for pairs in phrases
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        found = searcher.search(query, LIMIT, count=True)
        for _, address in found.hits:
            searcher.doc(address)
        return int(found.count)  # type: ignore[attr-defined]

    return ask


def sqlite_engine(rows: list[str], folder: Path) -> Ask:
    import sqlite3

    file = sqlite3.connect(folder / "fts.sqlite")
    file.execute("CREATE VIRTUAL TABLE s USING fts5(body, content='', tokenize='unicode61')")
    file.executemany("INSERT INTO s (rowid, body) VALUES (?, ?)", enumerate(rows))
    file.commit()

    def ask(phrases: list[list[str]]) -> int:
        wanted = " AND ".join('"' + " ".join(pairs) + '"' for pairs in phrases)
        (count,) = file.execute("SELECT count(*) FROM s WHERE s MATCH ?", (wanted,)).fetchone()
        ranked = "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT ?"
        file.execute(ranked, (wanted, LIMIT)).fetchall()
        return int(count)

    return ask


def duckdb_engine(rows: list[str], folder: Path) -> Ask:
    import duckdb

    file = duckdb.connect(str(folder / "f.duckdb"), config={"allow_unsigned_extensions": True})
    file.execute(f"LOAD '{extension()}'")
    sentences = pa.table({"id": range(len(rows)), "body": rows})
    file.execute("CREATE TABLE s AS SELECT * FROM sentences")
    assert sentences
    file.execute(
        "PRAGMA create_fts_index('s', 'id', 'body', stemmer='none', stopwords='none', "
        "strip_accents=0, lower=0, ignore='(\\.|[^a-z0-9\u3400-\u9fff])+')"
    )

    def ask(phrases: list[list[str]]) -> int:
        # It knows words, not phrases: this asks for less than the others are asked for.
        words = " ".join(pair for pairs in phrases for pair in pairs)
        file.execute(
            "SELECT id, score FROM (SELECT id, fts_main_s.match_bm25(id, ?, conjunctive := 1) "
            "AS score FROM s) WHERE score IS NOT NULL ORDER BY score DESC LIMIT ?",
            [words, LIMIT],
        ).fetchall()
        return -1

    return ask


def extension() -> str:
    """The full-text extension as the package from PyPI has it; else DuckDB's own name for it."""
    from importlib.util import find_spec

    found = find_spec("duckdb_extension_fts")
    if found is None or found.submodule_search_locations is None:
        return "fts"
    places = [Path(p).rglob("fts.duckdb_extension") for p in found.submodule_search_locations]
    return str(next(path for place in places for path in place))


ENGINES = {"tantivy": tantivy_engine, "sqlite": sqlite_engine, "duckdb": duckdb_engine}


def measure(engine: str, tokens: Path) -> dict[str, Any]:
    """Build and ask one engine, in this process."""
    rows = pyarrow.parquet.read_table(tokens / "sentences.parquet")["body"].to_pylist()
    phrases = json.loads((tokens / "words.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        ask = ENGINES[engine](rows, Path(folder))
        built = time.perf_counter() - before
        size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
        answers = {}
        for words, asked in phrases.items():
            times = []
            for _ in range(TIMES):
                before = time.perf_counter()
                count = ask(asked)
                times.append((time.perf_counter() - before) * 1000)
            answers[words] = (count, statistics.median(times))
    return {"built": built, "size": size, "answers": answers}


def cut(books: Path, tokens: Path) -> int:
    """Write the sentences and the words to look for, cut into pairs."""
    from duixian.books import Books
    from duixian.portal.readmodel import bigrams

    readings = [row["reading"] for row in Books(books).query("SELECT reading FROM sentences")]
    bodies = [" ".join(bigrams(reading)) for reading in readings]
    pyarrow.parquet.write_table(pa.table({"body": bodies}), tokens / "sentences.parquet")
    phrases = {words: [bigrams(word) for word in words.split()] for words in WORDS}
    (tokens / "words.json").write_text(json.dumps(phrases, ensure_ascii=False), "utf-8")
    return len(bodies)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--books", type=Path, default=ROOT / "var/portal-bench/books-16")
    options.add_argument("--duckdb-python", default=None)
    options.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    options.add_argument("--tokens", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.engine:
        print(json.dumps(measure(given.engine, given.tokens)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(f"{cut(given.books, Path(folder)):,} sentences")
        found = {}
        for engine in ENGINES:
            python = given.duckdb_python or sys.executable
            run = subprocess.run(
                [
                    python if engine == "duckdb" else sys.executable,
                    *(__file__, "--engine", engine, "--tokens", folder),
                ],
                capture_output=True,
                text=True,
            )
            if run.returncode:
                print(f"{engine}: {run.stderr.strip().splitlines()[-1]}")
            else:
                found[engine] = json.loads(run.stdout)
    print(f"\n| | {' | '.join(found)} |\n|---{'|---:' * len(found)}|")
    built = " | ".join(f"{r['built']:.0f} s" for r in found.values())
    size = " | ".join(f"{r['size'] / 1e6:.0f} MB" for r in found.values())
    print(f"| built in | {built} |\n| size | {size} |")
    for words in WORDS:
        counts = {r["answers"][words][0] for r in found.values()} - {-1}
        cells = " | ".join(f"{r['answers'][words][1]:.1f} ms" for r in found.values())
        print(f"| {words} ({', '.join(map(str, sorted(counts)))} places) | {cells} |")


if __name__ == "__main__":
    main()
