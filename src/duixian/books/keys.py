"""Keys of claims and tasks that do not depend on where they stand, and what succeeds what.

The id of a claim or task is made of the digest of its text and the place in it, so that it means
these characters and no others. One blank more in the text, and every id is another. A key says
the same promise or figure without text or place: whose it is, of which year and genre, what it
is of, and the how-manieth of several such.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from rapidfuzz import fuzz, process

from duixian.model import Genre, Reading
from duixian.text import fold

Kind = Literal["claim", "task"]
How = Literal["key", "words"]
LEAST_ALIKE = 60
"""Of 100, by the signs that two phrases share in their order: 改造老旧小区 and 改造城镇老旧小区
have 86, 新建公厕 and 新建学校 50."""
_NO_WORD = re.compile(r"[^\w]|[\d_]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """The key of one claim or task of a current text."""

    report_id: str
    doc: str
    id: str
    """claim_id or task_id."""
    kind: Kind
    key: str
    """k and 16 hex digits: the same in every text of the report."""
    group: str
    """The key without the ordinal: of all that say the same of the same."""
    ordinal: int
    """The how-manieth of its group, from 1."""
    words: str
    """What it is of, simplified, without signs and figures."""
    quote: str
    """The source characters, by which those of one group are told apart."""


@dataclass(frozen=True, slots=True)
class SuccessorRow:
    """What a claim or task of a superseded text became."""

    old_id: str
    kind: Kind
    new_id: str | None
    """null where the text that took the place has nothing like it."""
    how: How | None
    """key: the same key; words: the same figures of what is called nearly the same."""
    report_id: str
    """The superseded text."""
    new_report_id: str
    """The text that took its place."""
    commit: int
    """The commit that put it there."""


class Identified(Protocol):
    """Whose text it is, as an identity or a row of reports says it."""

    @property
    def government(self) -> str | None: ...
    @property
    def government_code(self) -> str | None: ...
    @property
    def report_year(self) -> int | None: ...
    @property
    def genre(self) -> Genre: ...


class ClaimLike(Protocol):
    """What a claim's key is made of."""

    @property
    def claim_id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def indicator_id(self) -> str | None: ...
    @property
    def indicator(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def period(self) -> str | None: ...
    @property
    def scope(self) -> str | None: ...
    @property
    def quote(self) -> str: ...
    @property
    def start(self) -> int: ...


class TaskLike(Protocol):
    """What a task's key is made of."""

    @property
    def task_id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def quote(self) -> str: ...
    @property
    def start(self) -> int: ...


def key_rows(reading: Reading) -> tuple[KeyRow, ...]:
    """The keys of all that was read in a text, in the order of the text."""
    document, identity = reading.outline.document, reading.outline.identity
    return keyed(document.report_id, document.doc, identity, reading.claims, reading.tasks)


def keyed(
    report_id: str,
    doc: str,
    whose: Identified,
    claims: Iterable[ClaimLike],
    tasks: Iterable[TaskLike],
) -> tuple[KeyRow, ...]:
    """The keys of the claims and tasks of one text."""
    government = whose.government_code or whose.government
    # A text that does not say whose it is or of which year is known by its name (`ledger.key`).
    known = government and whose.report_year
    place = f"{government}/{whose.report_year}" if known else doc
    said: list[tuple[int, Kind, str, str, str, str]] = [
        (c.start, "claim", c.claim_id, _claim_group(c), plain(c.indicator), c.quote) for c in claims
    ]
    said += [(t.start, "task", t.task_id, plain(t.text), plain(t.text), t.quote) for t in tasks]
    seen: Counter[str] = Counter()
    rows = []
    for _, kind, id, what, words, quote in sorted(said):
        group = _digest(f"{place}/{whose.genre}/{kind}/{what}")
        seen[group] += 1
        key = "k" + _digest(f"{group}/{seen[group]}")
        rows.append(KeyRow(report_id, doc, id, kind, key, group, seen[group], words, quote))
    return tuple(rows)


def plain(text: str) -> str:
    """The words of a phrase: simplified, without signs, blanks and figures. A corrected figure
    does not make another promise of it.

    >>> plain("新增規模以上工業企業35家以上、省級專精特新企業 50家")
    '新增规模以上工业企业家以上省级专精特新企业家'
    """
    return _NO_WORD.sub("", fold(text))


def _claim_group(claim: ClaimLike) -> str:
    what = claim.indicator_id or plain(claim.indicator)
    return "/".join((claim.role, what, claim.aspect, claim.period or "", claim.scope or ""))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def succession(
    old: Sequence[KeyRow], new: Sequence[KeyRow]
) -> Iterator[tuple[KeyRow, KeyRow | None, How | None]]:
    """Each claim and task of a superseded text with what took its place, if anything did.

    Within a group, first those with the same characters, in their order, then the others in
    theirs. What has no group there any more, its phrase being another or read otherwise, goes by
    its figures and its words (`_alike`).
    """
    found: dict[str, tuple[KeyRow, How]] = {}
    of_group = _groups(new)
    for group, olds in _groups(old).items():
        for one, other in _within(olds, of_group.get(group, [])):
            found[one.id] = other, "key"
    taken = {other.id for other, _ in found.values()}
    rest_old = [row for row in old if row.id not in found]
    for one, other in _alike(rest_old, [row for row in new if row.id not in taken]):
        found[one.id] = other, "words"
    for one in old:
        yield (one, *found.get(one.id, (None, None)))


def _alike(olds: Sequence[KeyRow], news: Sequence[KeyRow]) -> Iterator[tuple[KeyRow, KeyRow]]:
    """Pairs of one kind with the same figures, each the other's likest by its words."""
    by_figures: dict[tuple[str, ...], tuple[list[KeyRow], list[KeyRow]]] = defaultdict(
        lambda: ([], [])
    )
    for side, rows in enumerate((olds, news)):
        for row in rows:
            by_figures[row.kind, *_FIGURE.findall(fold(row.quote))][side].append(row)
    for some, others in by_figures.values():
        if not some or not others:
            continue
        words = [[row.words for row in rows] for rows in (some, others)]
        scores = process.cdist(*words, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
        for i, one in enumerate(some):
            j = int(scores[i].argmax())
            if scores[i, j] > 0 and int(scores[:, j].argmax()) == i:
                yield one, others[j]


def _groups(rows: Sequence[KeyRow]) -> dict[str, list[KeyRow]]:
    groups: dict[str, list[KeyRow]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return groups


def _within(olds: list[KeyRow], news: list[KeyRow]) -> Iterator[tuple[KeyRow, KeyRow]]:
    rest_old, rest_new = [], list(news)
    for one in olds:
        same = next((row for row in rest_new if row.quote == one.quote), None)
        if same is None:
            rest_old.append(one)
        else:
            rest_new.remove(same)
            yield one, same
    yield from zip(rest_old, rest_new, strict=False)
