"""What two reports speak of more or less: topics by share, terms by log-odds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import rjieba

from duixian.registry import topics
from duixian.variables import topic_shares

_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")

PRIOR_WEIGHT = 1000.0
"""Words that the prior counts for, beside the 5,000 to 12,000 of a report: enough that a word
met once in one report and never in the other does not stand out, too few to hide a real
change. With 100 the ends of the list are names met two or three times."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of two reports. A positive `z` leans to the second."""

    term: str
    first: int
    second: int
    z: float


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Words of two characters or more, counted.

    >>> word_counts(["修建学校，扩建学校。"]).most_common(1)
    [('学校', 2)]
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word for word in rjieba.cut(text) if _WORD.fullmatch(word))
    return counts


def log_odds(
    first: Mapping[str, int],
    second: Mapping[str, int],
    prior: Mapping[str, int],
    weight: float = PRIOR_WEIGHT,
) -> list[Term]:
    """Log-odds of each word in the second against the first, with informative Dirichlet prior.

    Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16(4), equations
    16, 19 and 22: as z scores, the strongest for the second first. `prior` are counts of a
    background that contains both.

    >>> terms = log_odds({"出口": 9, "就业": 5}, {"就业": 5, "环保": 9}, {"出口": 9, "就业": 10,
    ...     "环保": 9})
    >>> [t.term for t in terms]
    ['环保', '就业', '出口']
    """
    total_first, total_second = sum(first.values()), sum(second.values())
    total = sum(prior.values())
    terms = []
    for word in first.keys() | second.keys():
        expected = weight * max(prior.get(word, 0), 1) / max(total, 1)
        a, b = first.get(word, 0) + expected, second.get(word, 0) + expected
        odds_first = log(a / (total_first + weight - a))
        odds_second = log(b / (total_second + weight - b))
        z = (odds_second - odds_first) / sqrt(1 / a + 1 / b)
        terms.append(Term(word, first.get(word, 0), second.get(word, 0), z))
    return sorted(terms, key=lambda t: (-t.z, t.term))


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's share of the Han characters of two reports, 0 to 1."""

    topic: str
    zh: str
    en: str
    first: float
    second: float


def by_topic(first: Sequence[str], second: Sequence[str]) -> list[Topic]:
    """How much of each report's sentences speak of a topic; a sentence may speak of several."""
    shares = [topic_shares(sentences) for sentences in (first, second)]
    return [
        Topic(topic.id, topic.zh, topic.en, *(share.get(topic.id, 0.0) for share in shares))
        for topic in topics.load().values()
    ]
