"""What became of the claims and tasks of a text when another took its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from duixian.books.keys import KeyedWords, Kind
from duixian.books.result import Result
from duixian.errors import BooksError

How = Literal["quote", "order", "none"]


@dataclass(frozen=True, slots=True)
class SuccessorRow:
    """Where the id of a claim or task of a former text leads on."""

    old_id: str
    new_id: str | None
    """The id that took its place at that time, which may have a successor itself; null where
    the new text does not say it any more."""
    kind: Kind
    doc: str
    """Name of the former text."""
    report_id: str
    """The former text."""
    new_report_id: str | None
    """The text that took its place."""
    how: How
    """quote: the same words with the same figure; order: the same words with another figure, paired
    in their order; none: no successor."""
    old_key: str | None = None
    """The key it had; null in books that were written before keys were noted here."""


def succession(
    old: Iterable[KeyedWords], new: Iterable[KeyedWords], new_report_id: str | None
) -> Iterator[SuccessorRow]:
    """A row for every old claim and task, paired with the new one that says the same.

    What lives on under its own id has no successor and gets no row.
    """
    living = list(new)
    ids = {one.id for one in living}
    groups: dict[tuple[str, str], tuple[list[KeyedWords], list[KeyedWords]]] = defaultdict(
        lambda: ([], [])
    )
    for side, told in enumerate((old, living)):
        for one in sorted(told, key=lambda one: one.start):
            groups[one.kind, one.words][side].append(one)
    for before, after in groups.values():
        for one, other, how in _paired(before, after):
            if one.id not in ids:
                yield SuccessorRow(
                    old_id=one.id,
                    new_id=None if other is None else other.id,
                    kind=one.kind,
                    doc=one.doc,
                    report_id=one.report_id,
                    new_report_id=new_report_id,
                    how=how,
                    old_key=one.key,
                )


def _paired(
    old: Sequence[KeyedWords], new: Sequence[KeyedWords]
) -> Iterator[tuple[KeyedWords, KeyedWords | None, How]]:
    """Sayings in the same words, side by side: those with the same figure first, in their order,
    then what stands between them, then what is left."""
    matcher = SequenceMatcher(None, [o.quote for o in old], [n.quote for n in new], autojunk=False)
    left_old: list[KeyedWords] = []
    left_new: list[KeyedWords] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        pairs = min(i_end - i, j_end - j)
        for before, after in zip(old[i : i + pairs], new[j : j + pairs], strict=True):
            yield before, after, "quote" if tag == "equal" else "order"
        left_old += old[i + pairs : i_end]
        left_new += new[j + pairs : j_end]
    for before in left_old:
        same = next((n for n in left_new if n.quote == before.quote), None)
        if same is not None:
            left_new.remove(same)
            yield before, same, "quote"
        elif left_new:
            yield before, left_new.pop(0), "order"
        else:
            yield before, None, "none"


Ask = Callable[[str, list[Any]], Result]


@dataclass(frozen=True, slots=True)
class Successor:
    """What an id that lives no more leads to."""

    kind: Kind
    new_id: str | None
    """The claim or task that lives; None where nothing succeeded it."""
    last: SuccessorRow
    """The last step on the way."""


def follow(ask: Ask, id: str) -> Successor | None:
    """The end of the way that begins at `id`; None where it was never superseded.

    `ask` answers SQL over the table of successors. A way has an end: a row leads from an id that
    died to one that lived, and when an id comes to life again its row goes. `BooksError` where
    the table says otherwise, as only a damaged one can.
    """
    seen: list[str] = []
    last: SuccessorRow | None = None
    here: str | None = id
    while here is not None:
        if here in seen:
            raise BooksError(
                f"the successors of {id} go round in a circle ({' → '.join([*seen, here])}), so "
                "the table is damaged. Let `rebuild` make the tables anew from the originals"
            )
        seen.append(here)
        found = ask("SELECT * FROM successors WHERE old_id = ?", [here]).rows()
        if not found:
            break
        last = SuccessorRow(**found[0])
        here = last.new_id
    return None if last is None else Successor(last.kind, last.new_id, last)
