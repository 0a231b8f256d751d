"""Names of units in a cell: parted, cleaned, and found in a list of the units that there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from duixian.registry import forms as words

_SEPARATORS = "、,，;；\n"
_OPENING, _CLOSING = "(（[【", ")）]】"
_AND = re.compile(r"(?<=[局委办厅院部府])(?:和|及|以及|与)(?=[^、,，]{3,})")
_PLACE = re.compile(
    r"^(?:[^省市县区州旗盟局委办厅]{2,6}?(?:自治)?)?[省市县区州旗盟](?![场域舰块])(?=.{2,})"
)
"""The place before a name: 市 in 市财政局, 兰川市 in 兰川市财政局."""
_OFFICE = re.compile(r"^(?:人民)?政府(?=.{2,})")
_SHORTEST = 2
NEAR = 60.0
"""Likeness (rapidfuzz, of 100; one sign wrong in three is 66) from which a known unit is offered
for one that is not known."""


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """The units of a cell, by what the cell itself says that they do."""

    units: tuple[str, ...]
    leading: tuple[str, ...] = ()
    """Marked in the cell as leading: 市发改委(牵头)."""
    supporting: tuple[str, ...] = ()


def parted(cell: str) -> NamedUnits:
    """The units that a cell names.

    >>> parted("市住建局(市人防办)、市发改委\\n各县(市、区)政府等按职责分工负责").units
    ('市住建局(市人防办)', '市发改委', '各县(市、区)政府')
    >>> parted("市发改委(牵头)、市财政局").leading
    ('市发改委',)
    """
    known = words.load()
    groups: dict[str, list[str]] = {"": [], "lead": [], "support": []}
    for piece in _pieces(cell):
        role, bare = "", piece
        for name, mark in (("lead", known.lead_mark), ("support", known.support_mark)):
            if mark.search(piece):
                role, bare = name, mark.sub("", piece)
        if clean := _clean(bare):
            groups[role].append(clean)
    plain, lead, support = (tuple(dict.fromkeys(groups[g])) for g in ("", "lead", "support"))
    return NamedUnits(plain, lead, support)


def _pieces(cell: str) -> Iterator[str]:
    """What stands between separators outside brackets; a line broken in a name is closed up."""
    depth, piece = 0, ""
    for i, sign in enumerate(cell):
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        if depth == 0 and sign in _SEPARATORS and (sign != "\n" or _ends(piece)):
            yield from _AND.split(piece)
            piece = ""
        elif sign == "\n":
            continue
        elif depth == 0 and sign in " \u3000\t":
            if _ends(piece) and cell[i + 1 :].strip():
                yield from _AND.split(piece)
                piece = ""
        else:
            piece += sign
    yield from _AND.split(piece)


def _ends(piece: str) -> bool:
    """Whether a unit's name may end here."""
    return piece.rstrip("等").endswith((*words.load().unit_ends, *_CLOSING))


def _clean(piece: str) -> str:
    known = words.load()
    bare = piece.strip(" 。.:：·")
    bare = known.tail.sub("", bare)
    if not known.collective.search(bare):
        bare = known.lead_in.sub("", bare)
    return "" if bare in known.blank else bare


def is_collective(name: str) -> bool:
    """Whether it names all of a kind (各区政府, 有关部门), and no one unit."""
    return bool(words.load().collective.search(name))


def looks_like_unit(name: str) -> bool:
    """Whether a name ends as units' names end, or is a known short form.

    >>> looks_like_unit("市发改委"), looks_like_unit("市发改委主任张某某")
    (True, False)
    """
    bare = re.sub(r"[(（\[【][^)）\]】]*[)）\]】]$", "", name)
    return len(bare) >= _SHORTEST and (
        bare.endswith(words.load().unit_ends) or _without_place(bare) in words.load().short
    )


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """What two ways of writing one unit have in common: no place, short forms written out.

    >>> unit_key("市发改委") == unit_key("兰川市发展和改革委员会") == unit_key("发展改革委")
    True
    """
    bare = re.sub(r"\s|[(（\[【].*$", "", name)
    inner = _without_place(bare)
    short = words.load().short
    return short.get(inner) or short.get(bare) or inner


def _without_place(name: str) -> str:
    bare = _PLACE.sub("", name)
    return _OFFICE.sub("", bare) if not bare.startswith(("政府办", "人民政府办")) else bare


class KnownUnits:
    """The units that there are, found by whichever way their names are written.

    >>> known = KnownUnits(["兰川市发展和改革委员会", "兰川市财政局"])
    >>> known.resolve("市发改委"), known.resolve("市水务局"), known.nearest("市财证局")
    ('兰川市发展和改革委员会', None, '兰川市财政局')
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._exact = frozenset(self.names)
        self._keys: dict[str, str] = {}
        for name in self.names:
            self._keys.setdefault(unit_key(name), name)

    def resolve(self, name: str) -> str | None:
        """The name by which a unit is known; a name for all of a kind is its own."""
        if name in self._exact or is_collective(name):
            return name
        return self._keys.get(unit_key(name))

    def nearest(self, name: str) -> str | None:
        """The known unit whose name is most like one that is not known, if any is."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extractOne

        found = extractOne(unit_key(name), list(self._keys), scorer=ratio, score_cutoff=NEAR)
        return self._keys[found[0]] if found else None
