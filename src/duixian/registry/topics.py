"""Topics of work reports, and the words by which a sentence speaks of them: topics.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re


@dataclass(frozen=True, slots=True)
class TopicWords:
    """One topic; `pattern` finds its words in a sentence of reading text."""

    id: str
    zh: str
    en: str
    pattern: re.Pattern[str]


@cache
def load() -> dict[str, TopicWords]:
    """The topics by id, in the order of the file.

    >>> [t.id for t in load().values() if t.pattern.search("扩大高校毕业生就业")]
    ['jobs', 'education']
    """
    source = files("duixian.registry").joinpath("topics.toml").read_text(encoding="utf-8")
    return {
        key: TopicWords(
            key, entry["zh"], entry["en"], re.compile("|".join(map(re.escape, entry["terms"])))
        )
        for key, entry in tomllib.loads(source).items()
    }
