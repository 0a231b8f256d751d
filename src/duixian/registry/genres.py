"""Kinds of text that a congress hears, and who gives them: `genres.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, get_args

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.model import Genre, Issuer

_BETWEEN = r"[^。;!?]{0,60}?"
"""What "…" stands for in a title or an address: anything inside one sentence."""
_FEW = r"(?:(?!们)[一-鿿]){0,22}?"
"""What "‥" stands for: 我现在代表, 受省人民政府的委托; never 我们 … 代表."""
_GAP = re.compile("[…‥]")
_END = r"(?=(?:全文|摘要|节选|摘登|实录)?[》】]?(?:$|[^一-鿿》】]))"
"""Behind a title comes no more of it: 政府工作报告全文, not 政府工作报告名词解释."""


class GenreWording:
    """Phrases of a genre, looked for in a text; the pattern of them is made where one may stand.

    Most genres' phrases stand in none of the lines of a report, and to make all the patterns took
    longer than to read a short one.
    """

    def __init__(self, phrases: Iterable[str], behind: str = "") -> None:
        self._phrases, self._behind = tuple(phrases), behind
        self._parts = tuple(tuple(_GAP.split(phrase)) for phrase in self._phrases)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where one of the phrases stands."""
        for parts in self._parts:
            for part in parts:
                if part not in text:
                    break
            else:
                return self.pattern.search(text)
        return None

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Of each phrase, what stands between its gaps."""
        return self._parts

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the phrases mean, the gaps in them included."""
        return re.compile(f"(?:{_either(self._phrases)}){self._behind}")


@dataclass(frozen=True, slots=True)
class GenreSigns:
    """One genre: how it is known, who gives it, and what is done with it."""

    id: Genre
    zh: str
    en: str
    issuer: Issuer
    """Who gives it where the text names nobody."""
    title: GenreWording
    """How a title of this genre ends."""
    address: GenreWording | None
    """What a speaker says to give one."""
    promises: bool
    """Whether what it sets itself is settled a year later."""
    given: bool
    """Whether it is spoken to a congress: then a whole one has opening and closing."""
    annex: bool
    """Whether it may hang on a text of another genre."""
    yearly: bool
    """Whether a government has one a year: then a second one is another text of it."""
    looks: Literal["back", "ahead"] | None
    """Which way the whole of one looks, if it has no parts that look either way."""


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives texts: an office by the names that it goes by."""

    id: Issuer
    zh: str
    en: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Genres:
    """Everything in `genres.toml`, in its order."""

    kinds: dict[str, GenreSigns]
    issuers: dict[str, Giver]
    addressing: tuple[str, ...]
    """Words of which every address has one."""

    def may_address(self, sentence: str) -> bool:
        """Whether a sentence may be the address of some genre: one in twenty that say “I” may."""
        return any(word in sentence for word in self.addressing)

    @property
    def promising(self) -> tuple[Genre, ...]:
        """The genres whose targets are settled.

        >>> load().promising
        ('plan_report', 'work_report')
        """
        return tuple(kind.id for kind in self.kinds.values() if kind.promises)

    @property
    def several(self) -> tuple[str, ...]:
        """The genres of which a government may have several a year, the unknown one among them."""
        return (*(kind.id for kind in self.kinds.values() if not kind.yearly), "unknown")


@cache
def load() -> Genres:
    """The genres and issuers. `RegistryError` where the table contradicts the model."""
    source = files("duixian.registry").joinpath("genres.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Genres:
    """The genres that a TOML text describes; see `load`."""
    tables: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(source)
    kinds = {name: _kind(name, entry) for name, entry in tables["genre"].items()}
    issuers = {
        name: Giver(_known(name, Issuer), entry["zh"], entry["en"], tuple(entry["names"]))
        for name, entry in tables["issuer"].items()
    }
    for expected, found in ((Genre, kinds), (Issuer, issuers)):
        if missing := set(get_args(expected)) - set(found) - {"unknown"}:
            raise RegistryError(f"genres.toml lacks {', '.join(sorted(missing))}. Add a table each")
    addresses = [kind.address for kind in kinds.values() if kind.address is not None]
    return Genres(kinds, issuers, _common_words(addresses))


def _common_words(wordings: Iterable[GenreWording]) -> tuple[str, ...]:
    """A few words of which each phrase has one: by turns the one that stands in most of those left.

    >>> _common_words([GenreWording(["我‥代表…报告", "受‥委托"]), GenreWording(["代表…汇报"])])
    ('代表', '委托')
    """
    left = [parts for wording in wordings for parts in wording.parts]
    words = {part for parts in left for part in parts if len(part) > 1}
    words |= {max(parts, key=len) for parts in left}
    chosen: list[str] = []
    while left:
        having = {word: [p for p in left if any(word in part for part in p)] for word in words}
        best = max(words, key=lambda word: (len(having[word]), word))
        chosen.append(best)
        left = [parts for parts in left if parts not in having[best]]
    return tuple(chosen)


def _kind(name: str, entry: dict[str, Any]) -> GenreSigns:
    titles, addresses = entry["titles"], entry["addresses"]
    if twice := {t for t in titles if titles.count(t) > 1}:
        raise RegistryError(f"genres.toml: {name} has {', '.join(sorted(twice))} twice. Drop one")
    return GenreSigns(
        id=_known(name, Genre),
        zh=entry["zh"],
        en=entry["en"],
        issuer=_known(entry["issuer"], Issuer),
        title=GenreWording(titles, behind=_END),
        address=GenreWording(addresses) if addresses else None,
        promises=entry.get("promises", False),
        given=entry.get("given", False),
        annex=entry.get("annex", False),
        yearly=entry.get("yearly", True),
        looks=_side(name, entry.get("looks")),
    )


def _side(name: str, side: Any) -> Any:
    if side not in (None, "back", "ahead"):
        raise RegistryError(
            f"genres.toml: {name} looks {side!r}. Say back or ahead, or leave it out"
        )
    return side


def _either(phrases: Iterable[str]) -> str:
    return "|".join(
        re.escape(phrase).replace("…", _BETWEEN).replace("‥", _FEW) for phrase in phrases
    )


def _known(name: str, words: Any) -> Any:
    if name not in get_args(words):
        raise RegistryError(
            f"genres.toml: {name!r} is none of {', '.join(get_args(words))}. "
            "Add it to duixian.model.words, or mend its spelling"
        )
    return name
