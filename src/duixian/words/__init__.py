"""Words counted in reports: by place in the text, with contexts, denominators and sources."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.words.counting import (
        ALL,
        CountedSentence,
        CountedText,
        WordCount,
        WordHit,
        count,
        hits,
    )
    from duixian.words.naming import inside, of_one_character, of_words, read
    from duixian.words.remarks import remarks_of
    from duixian.words.segmenting import jieba_at_hand
    from duixian.words.tracking import Dropped, PhrasePlace, Track, track

__all__ = [
    "ALL",
    "CountedSentence",
    "CountedText",
    "Dropped",
    "PhrasePlace",
    "Track",
    "WordCount",
    "WordHit",
    "count",
    "hits",
    "inside",
    "jieba_at_hand",
    "of_one_character",
    "of_words",
    "read",
    "remarks_of",
    "track",
]

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(
            ("ALL", "CountedSentence", "CountedText", "WordCount", "WordHit", "count", "hits"),
            "counting",
        ),
        **dict.fromkeys(("inside", "of_one_character", "of_words", "read"), "naming"),
        "remarks_of": "remarks",
        "jieba_at_hand": "segmenting",
        **dict.fromkeys(("Dropped", "PhrasePlace", "Track", "track"), "tracking"),
    },
)
