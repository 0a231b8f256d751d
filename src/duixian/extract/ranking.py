"""Chooses the indicator among the phrases that `candidates` proposes, as learned from labels.

The grammar's own phrase scores nought; another is taken only where its score passes the margin.
The scores are sums of weights of what stands in and around the phrase (`ranker.json`, made by
`eval/train_ranker.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.extract.candidates import KINDS, ProposedPhrase, Setting, proposed
from duixian.extract.drafts import Draft
from duixian.registry import indicators

_SIZES = "011335558888cccc"
"""A length to the class of lengths that it is weighed as; what is longer is one class more."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights of features, and the score from which a phrase displaces the grammar's."""

    margin: float
    weights: dict[str, float]
    gates: dict[str, float]
    """By kind of candidate, what the number itself must score for one to be proposed at all. A
    kind that never passed the margin on a label has no gate, and is not proposed."""
    shares: dict[str, tuple[float, ...]]
    """What is so of a number, with its weight for each kind of `gates` in their order."""

    @classmethod
    def of(cls, margin: float, weights: dict[str, float], gates: dict[str, float]) -> Ranker:
        """A ranker of weights as they are stored, `kind feature` to weight."""
        order = {kind: at for at, kind in enumerate(gates)}
        shares: dict[str, list[float]] = {}
        for name, weight in weights.items():
            kind, _, what = name.partition(" ")
            if kind in gates:
                shares.setdefault(what, [0.0] * len(gates))[order[kind]] = weight
        return cls(margin, weights, gates, {name: tuple(row) for name, row in shares.items()})

    def kinds(self, seen: tuple[str, ...]) -> frozenset[str]:
        """The kinds of candidates that have a chance with a number."""
        rows = [row for what in seen if (row := self.shares.get(what)) is not None]
        scores = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(self.gates)
        passing = zip(self.gates.items(), scores, strict=True)
        return frozenset([kind for (kind, gate), score in passing if score >= gate])

    def best(self, draft: Draft, setting: Setting) -> str:
        """The indicator of a number: the grammar's own, or what surely does better."""
        seen = around(draft, setting)
        kinds = self.kinds(seen)
        best, text, weight = self.margin, draft.indicator, self.weights.get
        for one in proposed(draft, setting, kinds) if kinds else ():
            if KINDS[one.way] in kinds:
                score = sum(weight(name, 0.0) for name in features(seen, setting, one))
                if score > best:
                    best, text = score, one.text
        return text


@cache
def load() -> Ranker:
    """The ranker that is shipped."""
    data = json.loads(files("duixian.extract").joinpath("ranker.json").read_text("utf-8"))
    return Ranker.of(data["margin"], data["weights"], data["gates"])


def choose(text: str, start: int, drafts: list[Draft]) -> None:
    """Give the drafts of the sentence that begins at `start` of a text their best indicators.

    What only inherits an indicator follows the number that it has it from.
    """
    ranker = load()
    renamed: dict[str, str] = {}
    for i, (draft, setting) in enumerate(settings(text, start, drafts)):
        own = draft.indicator
        if draft.rule.follows:
            chosen = renamed.get(own, own)
        elif settled(draft):
            continue
        else:
            chosen = ranker.best(draft, setting)
        if chosen != own:
            renamed[own] = chosen
            # a better phrase changes neither role nor period
            drafts[i] = draft._replace(indicator=chosen, acted_as_read=draft.acted)


def settled(draft: Draft) -> bool:
    """Whether the grammar's choice stands: a known indicator, or one that gives the unit."""
    unit = draft.sense.unit
    return not unit or indicators.identify(draft.indicator, unit) is not None


def settings(text: str, start: int, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Setting]]:
    """The drafts of the sentence that begins at `start`, each with what was said before it.

    A draft that is replaced once it was told is the other one for the draft behind it.
    """
    for i, draft in enumerate(drafts):
        before = text[start : max(draft.clause_start - 1, start)]
        yield draft, Setting(before, drafts[i - 1] if i else None)


def _size(length: int) -> str:
    return _SIZES[length] if length < len(_SIZES) else "+"


def around(draft: Draft, setting: Setting) -> tuple[str, ...]:
    """What is so of a number whichever phrase is taken."""
    own, verb, last = draft.indicator, draft.verb, setting.last
    return (
        "u" + (draft.mention.unit or "-"),
        "r" + draft.rule.name,
        "a" + draft.sense.aspect,
        "e" + own[-2:],
        "t" + own[-1:],
        "b" + own[:2],
        "v" + verb,
        f"n{bool(verb):d}{_size(len(draft.noun))}",
        "l-" if last is None else "l" + last.rule.name,
        "s-" if last is None else f"s{last.clause_start == draft.clause_start:d}",
        f"c{bool(setting.before):d}",
    )


def features(seen: tuple[str, ...], setting: Setting, one: ProposedPhrase) -> list[str]:
    """What is weighed of a phrase, `seen` being what is so of its number."""
    piece, text, back = one.piece, one.text, one.back
    kind = KINDS[one.way] + " "
    found = [kind + what for what in seen]
    found += [
        f"{kind}W{one.way}",
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
