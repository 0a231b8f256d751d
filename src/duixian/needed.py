"""Characters that a regular expression cannot do without, read off the expression itself.

Whether a text has one of a few characters is told in a tenth of the time that a search takes
which begins anew at every character. Where it has none, the expression matches nowhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

# Parts of `re` that have no public name, and that not every checker of types knows.
_constants, _parser = import_module("re._constants"), import_module("re._parser")

MOST = 24
"""More characters than these are in most texts, one or the other, and rule nothing out."""

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def needed(pattern: str, flags: int = 0) -> frozenset[str]:
    """Characters of which each match of a pattern holds one; none where nothing can be told.

    What only has to stand before or behind a match (look-ahead, look-behind) is not in it.

    >>> sorted(needed("[去今]年.*(?:目标|指标)")), sorted(needed("(?:增长)?[0-9]"))
    (['年'], [])
    >>> sorted(needed("(?<=经)济|社会"))
    ['济', '社']
    """
    parsed = _parser.parse(pattern, flags)
    if parsed.state.flags & _constants.SRE_FLAG_IGNORECASE:
        return frozenset()
    return _of_sequence(parsed) or frozenset()


def _of_sequence(items: Iterable[Any]) -> frozenset[str] | None:
    """The fewest characters that one item of a sequence needs; the first of several as few."""
    found = [told for item in items if (told := _of_item(*item))]
    return min(found, key=len, default=None)


def _of_item(kind: Any, what: Any) -> frozenset[str] | None:
    if kind is _constants.LITERAL:
        return frozenset(chr(what))
    if kind is _constants.IN:
        return _of_set(what)
    if kind is _constants.BRANCH:
        return _of_branches(what[1])
    if kind is _constants.SUBPATTERN:
        return _of_sequence(what[-1]) if not what[1] & _constants.SRE_FLAG_IGNORECASE else None
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(what)
    if kind in _REPEATS:
        return _of_sequence(what[2]) if what[0] else None
    return None


def _of_branches(branches: Iterable[Any]) -> frozenset[str] | None:
    told = [_of_sequence(branch) for branch in branches]
    characters = frozenset().union(*(one or () for one in told))
    return characters if all(told) and len(characters) <= MOST else None


def _of_set(members: Iterable[Any]) -> frozenset[str] | None:
    """The characters of a set, where it names them one by one."""
    if any(kind is not _constants.LITERAL for kind, _ in members):
        return None
    characters = frozenset(chr(what) for _, what in members)
    return characters if len(characters) <= MOST else None
