"""Chooses the indicator among the phrases that `candidates` proposes, as learned from labels.

The grammar's own phrase scores nought; another is taken only where its score passes the margin.
The scores are sums of weights of what stands in and around the phrase (`ranker.json`, made by
`eval/train_ranker.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.extract import mentions, phrases
from duixian.extract.candidates import Candidate, Setting, proposed
from duixian.extract.drafts import Draft
from duixian.registry import indicators

_SIZES = "011335558888cccc"
"""A length to the class of lengths that it is weighed as; what is longer is one class more."""
_KINDS = {
    "object": "lent",
    "topic": "lent",
    "pursued": "lent",
    "said": "lent",
    "quoted": "lent",
    "in-object": "inlent",
    "in-topic": "inlent",
    "in-pursued": "inlent",
    "in-said": "inlent",
    "in-quoted": "inlent",
    "in-last": "inlast",
    "in-last-deed": "inlast",
    "last-deed": "last",
    "actor": "cut",
}
"""Ways that are weighed as one kind: the labels are too few to weigh each by itself."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights of features, and the score from which a phrase displaces the grammar's."""

    margin: float
    weights: dict[str, float]

    def best(self, draft: Draft, setting: Setting) -> str:
        """The indicator of a number: the grammar's own, or what surely does better."""
        found = proposed(draft, setting)
        if not found:
            return draft.indicator
        seen, weight = around(draft, setting), self.weights.get
        best, text = self.margin, draft.indicator
        for one in found:
            score = sum(weight(name, 0.0) for name in features(seen, setting, one))
            if score > best:
                best, text = score, one.text
        return text


@cache
def load() -> Ranker:
    """The ranker that is shipped."""
    data = json.loads(files("duixian.extract").joinpath("ranker.json").read_text("utf-8"))
    return Ranker(data["margin"], data["weights"])


def choose(text: str, start: int, drafts: list[Draft]) -> None:
    """Give the drafts of the sentence that begins at `start` of a text their best indicators.

    What only inherits an indicator follows the number that it has it from.
    """
    ranker = load()
    renamed: dict[str, str] = {}
    for draft, setting in settings(text, start, drafts):
        own = draft.indicator
        if draft.rule.startswith("inherited"):
            chosen = renamed.get(own, own)
        elif settled(draft):
            continue
        else:
            chosen = ranker.best(draft, setting)
        if chosen != own:
            renamed[own] = chosen
            draft.acted_as_read = draft.acted  # a better phrase changes neither role nor period
            draft.indicator = chosen


def settled(draft: Draft) -> bool:
    """Whether the grammar's choice stands: a known indicator, or one that gives the unit."""
    unit = draft.sense.unit
    return not unit or indicators.identify(draft.indicator, unit) is not None


def settings(text: str, start: int, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Setting]]:
    """The drafts of the sentence that begins at `start`, each with what was said before it."""
    last = None
    for draft in drafts:
        before = text[start : max(draft.clause_start - 1, start)]
        yield draft, Setting(tuple(filter(None, phrases.BOUNDARY.split(before))), last)
        last = draft


def _size(length: int) -> str:
    return _SIZES[length] if length < len(_SIZES) else "+"


def around(draft: Draft, setting: Setting) -> tuple[str, ...]:
    """What is so of a number whichever phrase is taken."""
    own, noun, verb, last = draft.indicator, draft.noun, draft.verb, setting.last
    clauses = setting.clauses
    return (
        "u" + (draft.mention.unit or "-"),
        "r" + draft.rule,
        "a" + draft.sense.aspect,
        "e" + own[-2:],
        "t" + own[-1:],
        "b" + own[:2],
        "v" + verb,
        f"n{bool(verb):d}{_size(len(noun))}",
        "l" + ("-" if last is None else last.rule),
        "s" + ("-" if last is None else f"{last.clause_start == draft.clause_start:d}"),
        f"c{min(3, len(clauses))}",
        "p" if phrases.PARTIAL.match(noun) else "q",
        f"d{mentions.NUMBER.search(clauses[-1]) is None:d}" if clauses else "d-",
    )


def features(seen: tuple[str, ...], setting: Setting, one: Candidate) -> list[str]:
    """What is weighed of a phrase, `seen` being what is so of its number. Each once."""
    way, piece, text, back = one.way, one.piece, one.text, one.back
    kind = _KINDS.get(way, way)
    found = [way + "|", kind + "|k"]
    found += [kind + what for what in seen]
    found += [
        f"{kind}L{_size(len(text))}",
        f"{kind}P{_size(len(piece))}",
        f"{kind}E{piece[-2:]}",
        f"{kind}F{piece[-1:]}",
        f"{kind}B{piece[:2]}",
        f"{kind}D{back}",
        f"{kind}X{text[:2]}",
        f"{kind}Y{text[-2:]}",
    ]
    if back:
        found.append(f"{kind}C{setting.clauses[-back][:2]}")
    return found
