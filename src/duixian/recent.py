"""Answers kept for a while: what is asked again of the same few words is not worked out again.

A reader asks the same of one phrase several times: once to draft a claim, once to rank its
indicator, once to name it. And phrases come again: 同比增长 stands behind every second figure.
Half of what the functions so marked are asked in a report they were asked a moment before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

KEPT = 512
"""Answers that a function keeps, the last ones. They are a few paragraphs' worth: enough to find
again what one sentence asks twice, and too few to fill memory, however long a text is."""

Pure = TypeVar("Pure", bound=Callable[..., Any])
Key = TypeVar("Key")
Value = TypeVar("Value")


def recent(function: Pure) -> Pure:
    """The function, which keeps its last answers.

    For pure functions of words and numbers, whose answers nobody alters. An error is no answer:
    it is raised each time anew.

    >>> @recent
    ... def twice(word: str) -> str:
    ...     return word * 2
    >>> twice("十"), twice("十")
    ('十十', '十十')
    """
    return cast(Pure, lru_cache(maxsize=KEPT)(function))


class WorkedOut(dict[Key, Value]):
    """What a function says of each key, worked out when it is first asked for and then kept.

    Asked again it is a dictionary's look-up, without a call: for what an inner loop asks.

    >>> lengths = WorkedOut(len)
    >>> lengths["增长"], dict(lengths)
    (2, {'增长': 2})
    """

    def __init__(self, function: Callable[[Key], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: Key) -> Value:
        value = self[key] = self._function(key)
        return value
