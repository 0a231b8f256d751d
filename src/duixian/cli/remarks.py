"""What is to be said of reports as they are added: parts that lack, an index that errs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from duixian.engine import IndexEntry, Input, read_index
from duixian.errors import InputError
from duixian.model import Fault, Identity
from duixian.registry import genres, governments
from duixian.sources import objects
from duixian.text import TWO_GENRES

FIRST_YEAR = 1949
"""No people's government reported before."""
_TITLE_YEAR = re.compile(r"(?<!\d)(\d{4})\s*年")
NAMED = 5
"""Rows of an index that are named; more are counted."""


def remarks(identity: Identity, index: IndexEntry, this_year: int) -> Iterator[str]:
    """What a reader of the books should know of a report that was read.

    `index` is what an index says of it; the text goes before. A congress in winter settles the
    coming year, so that is the last a report can be of.
    """
    if identity.genre != "work_report":
        yield _no_work_report(identity)
    elif not identity.complete:
        yield _partial(identity)
    if index.government and identity.government and not _same(index.government, identity):
        yield (
            f"the index says {index.government}, the text {identity.government}. "
            "The text is followed"
        )
    if index.report_year and identity.report_year and index.report_year != identity.report_year:
        yield (
            f"the index says {index.report_year}, the text {identity.report_year}. "
            "The text is followed"
        )
    for whose, year in _years_given(identity, index):
        if not FIRST_YEAR <= year <= this_year + 1:
            yield (
                f"{whose} gives the year {year}, which no report can be of "
                f"({FIRST_YEAR} to {this_year + 1}). Look at it; --index can supply the right one"
            )


def _years_given(identity: Identity, index: IndexEntry) -> Iterator[tuple[str, int]]:
    """Every year that is claimed, with who claims it; a title's even where reading refused it."""
    title = _TITLE_YEAR.search(identity.title or "")
    if title:
        yield "the title", int(title[1])
    if index.report_year:
        yield "the index", index.report_year
    if identity.report_year and identity.report_year != index.report_year and not title:
        yield "the text", identity.report_year


def _partial(identity: Identity) -> str:
    if identity.kind not in ("report", "excerpt"):
        return f"is no report but of the kind {identity.kind!r}"
    if identity.missing:
        return f"is not the whole report: it lacks {', '.join(identity.missing)}"
    return "says itself that it is not the whole report"


def _no_work_report(identity: Identity) -> str:
    """What a text is that is no work report, and what the books make of it."""
    known = genres.load()
    kind, giver = known.kinds.get(identity.genre), known.issuers.get(identity.issuer)
    clash = next((e for e in identity.evidence if e.startswith(TWO_GENRES)), None)
    if clash is not None:
        return (
            f"{clash}. It is kept as of genre unknown, beside the others, and makes no promises. "
            "Cut it in two to have each part read as what it is"
        )
    if kind is None:
        return (
            "what kind of text it is, is not known: neither its title nor its opening says so. It "
            "is kept beside the others and makes no promises"
        )
    by = f" of the {giver.en}" if giver else ""
    made = "its targets are settled apart" if kind.promises else "it makes no promises"
    called = f"{kind.zh}, {kind.en}{by}"
    return f"is no work report but another text ({called}). It is kept beside it; {made}"


def _same(name: str, identity: Identity) -> bool:
    """Whether a name or code of an index means the government of the text."""
    from duixian.text import fold

    plain = fold(name).strip()
    code = identity.government_code
    if code is None:
        called = identity.government or ""
        return called == name or plain in (called, *governments.short_names(called))
    meant = governments.find(plain) or governments.by_code(plain)
    if meant is not None and meant.code == code:
        return True
    return any(unit.code == code for unit in governments.named(plain))


def left_out(faults: Sequence[Fault]) -> str:
    """A sentence on what the reader failed on in a report."""
    first, more = faults[0], len(faults) - 1
    what = {"number": "a number", "claim": "a claim", "tasks": "a sentence's tasks"}
    part = what.get(first.part, f"a {first.part}")
    place = f" at {first.start}-{first.end} ({first.quote!r})" if first.end else ""
    others = f", and {more} more" if more else ""
    return (
        f"the reader failed on {part}{place}{others}: {first.error}. "
        "The rest of it is read; report it with the file, if you may pass it on"
    )


def idle_rows(index: Path, inputs: Iterable[Input | InputError]) -> str | None:
    """A sentence on the rows of an index that speak of none of the inputs."""
    given = {one.doc for one in inputs if isinstance(one, Input)}
    idle = [doc for doc in read_index(index) if doc not in given]
    if not idle:
        return None
    named = ", ".join(idle[:NAMED]) + (f" and {len(idle) - NAMED} more" if idle[NAMED:] else "")
    rows = "1 row matches" if len(idle) == 1 else f"{len(idle)} rows match"
    return f"{objects.address(index) or index}: {rows} no file that was given: {named}"
