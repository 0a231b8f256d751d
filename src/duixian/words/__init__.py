"""Words counted in reports: by place in the text, with contexts, denominators and sources."""

from duixian.words.counting import (
    CountedSentence,
    CountedText,
    WordCount,
    WordHit,
    count,
    hits,
)
from duixian.words.naming import of_words, read, remarks

__all__ = [
    "CountedSentence",
    "CountedText",
    "WordCount",
    "WordHit",
    "count",
    "hits",
    "of_words",
    "read",
    "remarks",
]
