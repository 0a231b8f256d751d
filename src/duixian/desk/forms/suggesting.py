"""Who might do a task, from what imported forms say: a suggestion, with what it rests on.

A naive Bayes over the pairs of neighbouring signs of a task: for each unit, how much likelier a
pair is in tasks that the unit has than in those that it has not. Nothing is suggested without
evidence, and a suggestion is never an assignment: it carries the rows that it was learned from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from typing import Literal

from duixian.desk.forms.rows import FormRow
from duixian.desk.forms.units import is_collective, unit_key
from duixian.text import fold

Part = Literal["lead", "support"]
_Naming = Callable[[FormRow], tuple[str, ...]]

SMOOTHING = 0.5
"""Added to each count: a pair never seen with a unit does not rule it out."""
TELLING = log(2)
"""A pair is evidence when it is twice as likely in the unit's tasks as in others'."""
LEAST_PAIRS = 2
"""Pairs that must speak for a unit: 建设 alone speaks for half of them."""
LEAST_SCORE = 0.5
"""Below this the evidence speaks as much against a unit as for it."""
SHOWN_ROWS = 3
_APART = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit that might have a task. `score` ranks; it is no probability of being right."""

    unit: str
    part: Part
    score: float
    """0 to 1; at 0.5 the evidence for and against the unit is even."""
    words: tuple[str, ...]
    """What of the task speaks for the unit, the most telling first."""
    rows: tuple[FormRow, ...]
    """The unit's imported rows that share most of it."""
    learned_from: int
    """How many rows of the unit were learned."""
    basis: Literal["suggested"] = "suggested"
    """It was learned, and nobody has decided it."""


@dataclass(frozen=True, slots=True)
class _Learned:
    """One unit in one part."""

    name: str
    rows: tuple[int, ...]
    pairs: Counter[str]


class Suggester:
    """What imported rows teach about who does what.

    >>> rows = [FormRow("新建水闸2座", lead_units=("市水务局",)),
    ...         FormRow("疏浚河道和水闸", lead_units=("市水务局",)),
    ...         FormRow("新建小学3所", lead_units=("市教育局",))]
    >>> suggester = Suggester(rows)
    >>> [(s.unit, s.words) for s in suggester.leads("加固水闸和河道")]
    [('市水务局', ('水闸', '河道'))]
    >>> suggester.leads("发展电子商务")
    ()
    """

    def __init__(self, rows: Iterable[FormRow]) -> None:
        self._rows = tuple(rows)
        self._pairs = [_pairs(row.text + "，" + (row.goal or "")) for row in self._rows]
        self._all = Counter(pair for pairs in self._pairs for pair in pairs)
        self._units: dict[Part, tuple[_Learned, ...]] = {
            "lead": self._learn(lambda row: row.lead_units or row.responsible_units[:1]),
            "support": self._learn(_others),
        }

    def leads(self, text: str, most: int = 3) -> tuple[Suggestion, ...]:
        """Units that might lead a task, the likeliest first; none without evidence."""
        return self._suggest(text, "lead", most)

    def supports(self, text: str, most: int = 5) -> tuple[Suggestion, ...]:
        """Units that might support a task, the likeliest first; none without evidence."""
        return self._suggest(text, "support", most)

    def _learn(self, named: _Naming) -> tuple[_Learned, ...]:
        having: dict[str, list[int]] = defaultdict(list)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for i, row in enumerate(self._rows):
            for name in dict.fromkeys(named(row)):
                if is_collective(name):
                    continue
                key = unit_key(name)
                names[key][name] += 1
                if not having[key] or having[key][-1] != i:
                    having[key].append(i)
        return tuple(
            _Learned(
                names[key].most_common(1)[0][0],
                tuple(rows),
                Counter(pair for i in rows for pair in self._pairs[i]),
            )
            for key, rows in having.items()
        )

    def _suggest(self, text: str, part: Part, most: int) -> tuple[Suggestion, ...]:
        asked = _pairs(text)
        found = [self._weighed(unit, part, text, asked) for unit in self._units[part]]
        kept = [suggestion for suggestion in found if suggestion is not None]
        return tuple(sorted(kept, key=lambda s: (-s.score, -s.learned_from, s.unit))[:most])

    def _weighed(
        self, unit: _Learned, part: Part, text: str, asked: frozenset[str]
    ) -> Suggestion | None:
        here, rest = len(unit.rows), len(self._rows) - len(unit.rows)
        odds = {}
        for pair in asked:
            if not self._all[pair]:
                continue  # never seen: it tells nothing of anybody
            mine = (unit.pairs[pair] + SMOOTHING) / (here + 2 * SMOOTHING)
            others = self._all[pair] - unit.pairs[pair]
            odds[pair] = log(mine * (rest + 2 * SMOOTHING) / (others + SMOOTHING))
        telling = [p for p, odd in odds.items() if odd >= TELLING and unit.pairs[p]]
        if len(telling) < LEAST_PAIRS:
            return None
        # Pairs of one word come together, so their sum exaggerates: it is dampened by its root.
        prior = log((here + SMOOTHING) / (rest + SMOOTHING))
        score = 1 / (1 + exp(-(prior + sum(odds.values())) / sqrt(len(odds))))
        if score < LEAST_SCORE:
            return None
        weight = {pair: odds[pair] for pair in telling}
        return Suggestion(
            unit.name, part, round(score, 4), _words(text, weight),
            self._nearest(unit, weight), len(unit.rows),
        )  # fmt: skip

    def _nearest(self, unit: _Learned, weight: dict[str, float]) -> tuple[FormRow, ...]:
        def shared(i: int) -> float:
            return sum(odd for pair, odd in weight.items() if pair in self._pairs[i])

        best = sorted(unit.rows, key=lambda i: (-shared(i), i))[:SHOWN_ROWS]
        return tuple(self._rows[i] for i in best if shared(i) > 0)


def suggest(text: str, rows: Sequence[FormRow], most: int = 3) -> tuple[Suggestion, ...]:
    """Units for one task: leading ones, then supporting ones. For many, keep a `Suggester`."""
    suggester = Suggester(rows)
    return (*suggester.leads(text, most), *suggester.supports(text, most))


def _others(row: FormRow) -> tuple[str, ...]:
    """Who has a part in a row besides those that lead it."""
    responsible = row.responsible_units if row.lead_units else row.responsible_units[1:]
    return (*responsible, *row.supporting_units)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for part in _APART.split(fold(text)) for a, b in pairwise(part))


def _words(text: str, weight: dict[str, float]) -> tuple[str, ...]:
    """The telling pairs as they stand in the text, overlapping ones joined to words."""
    plain = fold(text)
    found: dict[str, float] = {}
    start: int | None = None
    total = 0.0
    for i in range(len(plain) + 1):
        odd = weight.get(plain[i : i + 2])
        if odd is not None:
            start = i if start is None else start
            total += odd
        elif start is not None:
            word = plain[start : i + 1]
            found[word] = max(total, found.get(word, 0.0))
            start, total = None, 0.0
    return tuple(sorted(found, key=lambda word: -found[word]))
