"""Commands that count words: words, track."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.language import told
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    ReportsWhereOption,
    YearOption,
)
from duixian.cli.say import say

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.registry.dictionaries import Dictionary


@app.command(
    epilog="Examples: [bold]duixian words 数字经济 -g 全国[/bold], "
    "[bold]duixian words -d environment --by-section -f csv -o words.csv[/bold]",
)
def words(
    context: typer.Context,
    word: Annotated[list[str] | None, typer.Argument(metavar="WORD...", help="What to count.")] = (
        None
    ),
    dictionary: Annotated[
        str | None,
        typer.Option(
            "--dictionary", "-d", metavar="NAME|FILE", help="A list of words: --list names them."
        ),
    ] = None,
    by_section: Annotated[
        bool, typer.Option("--by-section", help="Also a row for each part: review, tasks, …")
    ] = False,
    each: Annotated[
        bool, typer.Option("--each", help="Also a row for each word of the dictionary.")
    ] = False,
    as_published: Annotated[
        bool,
        typer.Option("--as-published", help="Also what jieba's tokens over the raw text give."),
    ] = False,
    hits: Annotated[
        bool, typer.Option("--hits", help="Every place instead of counts, with its characters.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="The dictionaries that come along.")] = (
        False
    ),
    genre: Annotated[
        list[str] | None,
        typer.Option("--genre", help="Kinds of text (default: work_report). May be repeated."),
    ] = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    where: ReportsWhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """How often words stand in the reports: by report and part, beside what they are a share of.

    Counted in the reading text (repaired, simplified), the longest word first. A year without
    a report is a row with nulls, never with 0.
    """
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet

    if list_:
        emit(_listed(), format, output, columns=columns.DICTIONARIES, called=_LISTED)
        return
    meant = _meant(word, dictionary)
    kept = context.obj.open(books)
    asked: dict[str, Any] = {
        "genres": genre or ("work_report",),
        "government": government or (),
        "year": year or (),
        "where": where,
    }
    if hits:
        found = kept.streams.word_hits(dictionary=meant, **asked)
    else:
        counted = {"by_section": by_section, "each": each or bool(word)}
        found = kept.streams.words(dictionary=meant, as_published=as_published, **counted, **asked)
    say_unmet(kept, government or (), year or ())
    emit(
        found,
        format,
        output,
        columns=columns.WORD_HITS if hits else columns.WORD_COUNTS,
    )


@app.command(epilog="Example: [bold]duixian track 新质生产力 数字经济 -g 全国[/bold]")
def track(
    context: typer.Context,
    word: Annotated[list[str] | None, typer.Argument(metavar="WORD...", help="The phrases.")] = (
        None
    ),
    dictionary: Annotated[
        str | None,
        typer.Option(
            "--dictionary", "-d", metavar="NAME|FILE", help="A list of words, each followed."
        ),
    ] = None,
    genre: Annotated[
        list[str] | None,
        typer.Option("--genre", help="Kinds of text (default: work_report). May be repeated."),
    ] = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    where: ReportsWhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Phrases along the years: the first report that says each, the last, and where the next
    report drops it."""
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet

    meant = _meant(word, dictionary)
    kept = context.obj.open(books)
    asked: dict[str, Any] = {"government": government or (), "year": year or (), "where": where}
    found = kept.streams.track(dictionary=meant, genres=genre or ("work_report",), **asked)
    say_unmet(kept, government or (), year or ())
    emit(found, format, output, columns=columns.TRACKS)


def _meant(words: list[str] | None, name: str | None) -> Dictionary:
    from duixian import words as counting
    from duixian.errors import UsageError

    if words and name:
        raise UsageError("words and --dictionary were given. Give one or the other")
    meant = counting.read(name) if name else counting.of_words(words or ())
    for remark in counting.remarks_of(meant):
        say(f"{meant.name}: {told(remark)}")
    return meant


_LISTED = {"published": "list_published", "words": "word"}
"""What a list of words has under names that elsewhere are a day and a number."""


def _listed() -> pa.Table:
    import pyarrow as pa

    from duixian.registry import dictionaries

    rows = []
    for name in dictionaries.names():
        one = dictionaries.load(name)
        rows.append(
            {
                "dictionary": name,
                "zh": one.zh,
                "en": one.en,
                "published": one.published,
                "source": one.source,
                "note": one.note,
                "words": [term.word for term in one.terms],
            }
        )
    return pa.Table.from_pylist(rows)
