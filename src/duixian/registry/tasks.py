"""The words by which promised actions are read: tasks.toml, ready for look-up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian import late_re as re
from duixian.errors import RegistryError

EVENT = 1
"""A verb of an event: on a certain day it has happened or it has not."""
COURSE = 2
"""A verb of a course that is kept: pressing on, improving, helping."""
REACH = 4
"""A verb of a state to be reached."""
WEAK = 8
"""A verb that is as often a noun."""
MODAL = 16
ADVERB = 32
SUBJECT = 64
FRAME = 128
SOFT = 256
PURPOSE = 512
NOUN = 1024

VERB = EVENT | COURSE | REACH
SKIPPED = MODAL | ADVERB | SUBJECT


@dataclass(frozen=True, slots=True)
class TaskWords:
    """The lexicon of tasks.toml; each table's meaning is told there."""

    senses: dict[str, int]
    """Word -> what it can be, the flags of this module or-ed."""
    starts: dict[str, tuple[str, ...]]
    """First one or two characters -> the words that begin so, longest first."""
    causing: frozenset[str]
    light: frozenset[str]
    ending: frozenset[str]
    """Courses that 全部 makes an event (全部淘汰)."""
    following: frozenset[str]
    instrument: frozenset[str]
    acting: re.Pattern[str]
    carrying: frozenset[str]
    stressing: frozenset[str]
    enacted: re.Pattern[str]
    disposing: re.Pattern[str]
    verbs: re.Pattern[str]
    """Any verb, for finding one behind a preposition."""
    idiom: re.Pattern[str]
    phrase: re.Pattern[str]
    modal: re.Pattern[str]
    serving: re.Pattern[str]
    refused: re.Pattern[str]
    refused_starts: frozenset[str]
    refused_opening: tuple[str, ...]
    refused_sentence: re.Pattern[str]
    conditional: tuple[str, ...]
    empty: re.Pattern[str]
    """Objects that only point at what follows or went before."""
    headline: re.Pattern[str]
    event: re.Pattern[str]
    bare_event: re.Pattern[str]
    seen_to: re.Pattern[str]
    """What stands before the day in a clause that says only by when something ends."""
    ended: re.Pattern[str]
    """What stands behind that day: 建成投用, 竣工, 通车."""
    effects: frozenset[str]
    """Verbs of what a measure brings about, where it stands before them in its sentence."""
    doing: frozenset[str]
    """Verbs of measures beside those of events."""
    slogan: re.Pattern[str]
    concrete: re.Pattern[str]
    """What a clause holds that promises more than an attitude."""
    hosted: re.Pattern[str]
    programme: re.Pattern[str]
    popular: frozenset[str]
    """Names of programmes that are such wherever they are counted."""

    def means(self, verb: str) -> bool:
        """Whether a verb names a measure, which may have ends: 实施, 新建, 出台."""
        return verb in self.doing or bool(self.senses.get(verb, 0) & EVENT)

    def at(self, text: str, position: int) -> str | None:
        """The longest word that stands at `position`.

        >>> load().at("进一步加强监管", 0), load().at("进一步加强监管", 3)
        ('进一步', '加强')
        """
        for word in self.starts.get(text[position : position + 2], ()):
            if text.startswith(word, position):
                return word
        single = text[position : position + 1]
        return single if single in self.senses else None


@cache
def load() -> TaskWords:
    """The lexicon of tasks.toml. RegistryError when a table is missing."""
    return parse(files("duixian.registry").joinpath("tasks.toml").read_text("utf-8"))


def parse(source: str) -> TaskWords:
    """The lexicon that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    try:
        return _words(data)
    except KeyError as missing:
        raise RegistryError(f"tasks.toml: {missing} is missing. Add the table.") from missing


def _words(data: dict[str, Any]) -> TaskWords:
    verbs, head, programme = data["verbs"], data["head"], data["programme"]
    senses: dict[str, int] = {}
    for flag, words in (
        (COURSE, verbs["continuing"]),
        (COURSE | WEAK, verbs["weak"]),
        (EVENT, verbs["milestone"]),
        (REACH, verbs["reaching"]),
        (MODAL, head["modal"]),
        (ADVERB, head["adverb"]),
        (SUBJECT, head["subject"]),
        (FRAME, data["frame"]["words"]),
        (FRAME, data["frame"]["instrument"]),
        (SOFT, data["frame"]["soft"]),
        (PURPOSE, data["purpose"]["words"]),
        (NOUN, head["nouns"]),
    ):
        for word in words:
            senses[word] = senses.get(word, 0) | flag
    starts: dict[str, list[str]] = {}
    for word in sorted(senses, key=len, reverse=True):
        if len(word) > 1:
            starts.setdefault(word[:2], []).append(word)
    strong = [w for w, f in senses.items() if f & VERB and not f & WEAK and len(w) > 1]
    names = [*programme["popular"], *programme["grand"]]
    return TaskWords(
        senses=senses,
        starts={start: tuple(words) for start, words in starts.items()},
        causing=frozenset(verbs["causing"]),
        light=frozenset(verbs["light"]),
        ending=frozenset(verbs["ending"]),
        following=frozenset(verbs["following"]),
        instrument=frozenset(data["frame"]["instrument"]),
        acting=re.compile(_either(data["frame"]["acting"])),
        stressing=frozenset(data["frame"]["stressing"]),
        carrying=frozenset(data["frame"]["carrying"]),
        enacted=re.compile(data["frame"]["enacted"]),
        disposing=re.compile(_either(verbs["disposing"])),
        verbs=re.compile(_either(strong)),
        idiom=re.rare(head["idiom"]),
        phrase=re.compile(data["frame"]["phrase"]),
        modal=re.rare(head["modal_within"]),
        serving=re.compile(data["purpose"]["serving"]),
        refused=re.rare(data["refuse"]["pattern"]),
        refused_starts=frozenset(word[0] for word in data["refuse"]["opening"]),
        refused_opening=tuple(data["refuse"]["opening"]),
        refused_sentence=re.rare(data["refuse"]["sentence"]),
        conditional=tuple(data["refuse"]["conditional"]),
        empty=re.rare(data["refuse"]["empty"]),
        headline=re.compile(data["refuse"]["headline"]),
        bare_event=re.rare(data["event"]["bare"]),
        seen_to=re.compile(f"(?:{_either(data['event']['seen_to'])})*"),
        ended=re.compile(
            f"(?:{_either(data['event']['so'])})*(?:{_either(data['event']['ended'])}){{1,3}}"
        ),
        event=re.compile(data["event"]["tail"]),
        hosted=re.compile(data["event"]["hosted"]),
        effects=frozenset(data["measure"]["effects"]),
        doing=frozenset(data["measure"]["doing"]),
        slogan=re.compile("|".join(data["slogan"]["words"])),
        concrete=re.compile("|".join(data["slogan"]["concrete"])),
        programme=re.compile(programme["pattern"].replace("{names}", _either(names))),
        popular=frozenset(programme["popular"]),
    )


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
