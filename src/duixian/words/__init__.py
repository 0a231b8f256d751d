"""Words counted in reports: by place in the text, with contexts, denominators and sources."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
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

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(
            ("CountedSentence", "CountedText", "WordCount", "WordHit", "count", "hits"), "counting"
        ),
        **dict.fromkeys(("of_words", "read", "remarks"), "naming"),
    },
)
