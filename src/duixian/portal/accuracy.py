"""How well the program reads and judges: the figures of the gate, as it wrote them down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Figures of one set of labelled texts, as F1 between 0 and 1."""

    name: str
    statements: int
    """Labelled figures in it."""
    detection_f1: float
    core_f1: float
    """Value, unit, aspect, bound and role right as well."""
    full_f1: float
    """Period and indicator right as well."""
    blind: bool
    """Whether nobody who writes rules has looked into the texts."""


@dataclass(frozen=True, slots=True)
class LabelledKind:
    """Labelled texts of one genre and level, taken together."""

    genre: str
    level: str
    texts: int
    statements: int
    detection_f1: float
    """Means over the texts, each weighed by its labelled figures."""
    core_f1: float
    full_f1: float


@dataclass(frozen=True, slots=True)
class JudgedVerdict:
    """Accounts with one verdict that readers judged who knew no rule, as it was said then."""

    verdict: str
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured at once."""

    date: str
    command: str
    sets: tuple[LabelledSet, ...]
    kinds: tuple[LabelledKind, ...]
    verdicts: tuple[JudgedVerdict, ...]


@cache
def load() -> Measured:
    """The figures that `python eval/gate.py --publish` wrote into accuracy.json."""
    source = resources.files("duixian.portal").joinpath("accuracy.json").read_text("utf-8")
    data = json.loads(source)
    sets = tuple(LabelledSet(**one) for one in data["sets"])
    judged = tuple(JudgedVerdict(**one) for one in data["verdicts"])
    return Measured(data["date"], data["command"], sets, tuple(_kinds(data["texts"])), judged)


def _kinds(texts: list[dict[str, object]]) -> Iterator[LabelledKind]:
    groups: dict[tuple[str, str], list[dict[str, object]]] = {}
    for text in texts:
        groups.setdefault((str(text["genre"]), str(text["level"])), []).append(text)
    for (genre, level), some in sorted(groups.items()):
        weights = [int(str(text["statements"])) for text in some]
        yield LabelledKind(
            genre,
            level,
            len(some),
            sum(weights),
            *(
                sum(w * float(str(t[name])) for w, t in zip(weights, some, strict=True))
                / sum(weights)
                for name in ("detection_f1", "core_f1", "full_f1")
            ),
        )
