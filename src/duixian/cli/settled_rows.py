"""Accounts and findings as they are asked for: of one government after the other, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from duixian.books import Filter, Stream, in_order, meeting, nouns_of, schema_of, table_of
from duixian.cli.say import progress
from duixian.model import Account, Finding
from duixian.registry import indicators
from duixian.settle import Change, changes
from duixian.settled import SECOND, Batch, GovernmentReports, Settled, with_second
from duixian.text import IndicatorMeaning, meaning

if TYPE_CHECKING:
    from duixian.books import Books


def _ordered(noun: type, *first: str) -> pa.Schema:
    """The columns that the contract names before those that come on top."""
    schema = schema_of(noun)
    return pa.schema([schema.field(n) for n in dict.fromkeys((*first, *schema.names))])


ACCOUNTS = pa.schema(
    [
        *_ordered(
            Account,
            *("government", "year", "series", "indicator", "verdict", "reason", "target", "result"),
        ),
        *SECOND,
    ]
)
"""The account, and behind it what a second source says."""
FINDINGS = _ordered(
    Finding,
    *("finding_id", "kind", "severity", "doc", "message", "claims", "expected", "found"),
    "arithmetic",
)
_GRAVEST_FIRST = (
    "list_position(['high', 'medium', 'low'], severity), doc, figures[1].start, finding_id"
)


def settling(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Rounds of settling, with a bar that shows how far they are."""
    steps = list(batches)
    with progress("settling", len(steps)) as watch:
        yield from watch(steps)


def with_columns(tables: Iterable[pa.Table], schema: pa.Schema, where: str | None) -> Stream:
    """The rows with their columns in the order of `schema`, as they come; with a condition, those
    that meet it."""
    return meeting(Stream(schema, (table.select(schema.names) for table in tables)), where)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which accounts are asked for; years and indicators as a filter of the books has them."""

    names: Sequence[str]
    """Governments, none for all."""
    wanted: Filter
    verdicts: Sequence[str]

    def accounts(self, kept: Settled) -> Iterator[pa.Table]:
        """The accounts asked for, one government after the other."""
        for table in kept.accounts(kept.of(*self.names)):
            rows = table.select(["year", "series", "indicator", "verdict"]).to_pylist()
            mask = [self._is_wanted(**row) for row in rows]
            if any(mask):
                yield with_second(table.filter(pa.array(mask, pa.bool_())), kept.statistics)

    def known(self, kept: Settled) -> set[tuple[str | None, str]]:
        """Series and indicator of all accounts of these governments."""
        tables = kept.accounts(kept.of(*self.names))
        pairs = (t.select(["series", "indicator"]).to_pylist() for t in tables)
        return {(row["series"], row["indicator"]) for rows in pairs for row in rows}

    def changes(self, before: Books | None, kept: Settled) -> Iterator[Change]:
        """What differs between two states, one government after the other; those of which nothing
        does are not compared. A promise is never looked for under another government."""
        now = {one.line: one for one in kept.of(*self.names)}
        kept.settle(now.values(), ("accounts",))
        was: dict[tuple[str, str], GovernmentReports] = {}
        if before:
            earlier = Settled(before, watch=settling)
            was = {one.line: one for one in earlier.of(*self.names)}
            earlier.settle(was.values(), ("accounts",))
        for line in sorted(was.keys() | now.keys()):
            old, new = was.get(line), now.get(line)
            if old and new and earlier.stamp(old) == kept.stamp(new):
                continue
            found = changes(
                _accounts(earlier.accounts((old,))) if old else (),
                _accounts(kept.accounts((new,))) if new else (),
            )
            yield from sorted(filter(self._shows, found), key=lambda c: _either(c).year)

    def _shows(self, change: Change) -> bool:
        one = _either(change)
        return self._is_wanted(one.year, one.series, one.indicator, one.verdict)

    def _is_wanted(self, year: int, series: str | None, indicator: str, verdict: str) -> bool:
        in_year = not self.wanted.years or any(a <= year <= b for a, b in self.wanted.years)
        named = not self.wanted.indicator or any(
            meaning(name).has(series, indicator) for name in self.wanted.indicator
        )
        return in_year and named and (not self.verdicts or verdict in self.verdicts)


def _either(change: Change) -> Account:
    """The account as it is, or as it was where it is gone."""
    one = change.after or change.before
    assert one is not None
    return one


def _accounts(tables: Iterable[pa.Table]) -> list[Account]:
    return [account for table in tables for account in nouns_of(Account, table)]


def docs_of(reports: Stream) -> set[str]:
    """The names of reports, of which there may be many."""
    return {str(doc) for table in reports for doc in table["doc"].to_pylist()}


def findings(
    kept: Settled,
    names: Sequence[str],
    docs: Collection[str],
    kinds: Sequence[str],
    severities: Sequence[str],
    *,
    beside: Sequence[Finding] = (),
    wanted: Sequence[str] = (),
) -> Iterator[pa.Table]:
    """The findings asked for, and of those `beside` that are not kept, the gravest first.

    Of the names of `wanted` are those one of whose figures is of such an indicator.

    They are settled one government at a time; what puts them in order does not hold them all.
    """
    meant = [meaning(name) for name in wanted]

    def chosen() -> Iterator[pa.Table]:
        settled = (t for _, t in kept.findings(kept.of(*names) if names else None))
        for table in chain(settled, [table_of(Finding, beside)]):
            marks = table.select(["doc", "kind", "severity", "figures"]).to_pylist()
            mask = [
                row["doc"] in docs
                and (not kinds or row["kind"] in kinds)
                and (not severities or row["severity"] in severities)
                and (not meant or _is_of(row["figures"], meant))
                for row in marks
            ]
            if any(mask):
                yield table.filter(pa.array(mask, pa.bool_()))

    yield from in_order(Stream(schema_of(Finding), chosen()), _GRAVEST_FIRST)


def _is_of(figures: Iterable[Mapping[str, Any]], meant: Iterable[IndicatorMeaning]) -> bool:
    phrases = [figure["indicator"] or "" for figure in figures]
    ids = {indicators.load().by_phrase.get(phrase) for phrase in phrases}
    return any(
        not ids.isdisjoint((*one.indicators, *(id for id, _ in one.aspects)))
        or any(word in phrase for word in one.words for phrase in phrases)
        for one in meant
    )
