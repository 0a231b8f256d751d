"""Document to Outline: folding, layout, sentences, headings, section roles, identity."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.text.folding import fold
    from duixian.text.genre import TWO_GENRES
    from duixian.text.indicator_names import (
        IndicatorMeaning,
        is_part_of_a_name,
        meaning,
        nearest,
        one_series,
        series_called,
        several_series,
    )
    from duixian.text.outlining import outline
    from duixian.text.phrases import phrase
    from duixian.text.reading import reading_text
    from duixian.text.sentences import clauses, sentence_spans

__all__ = [
    "TWO_GENRES",
    "IndicatorMeaning",
    "clauses",
    "fold",
    "is_part_of_a_name",
    "meaning",
    "names_of_indicators",
    "names_of_series",
    "nearest",
    "nearest_ones",
    "one_series",
    "outline",
    "phrase",
    "reading_text",
    "sentence_spans",
    "series_called",
    "several_series",
]

__getattr__ = late(
    __name__,
    {
        "TWO_GENRES": "genre",
        "clauses": "sentences",
        "fold": "folding",
        "outline": "outlining",
        "phrase": "phrases",
        "reading_text": "reading",
        "sentence_spans": "sentences",
        **dict.fromkeys(
            (
                *(
                    "IndicatorMeaning",
                    "is_part_of_a_name",
                    "meaning",
                    "names_of_indicators",
                    "names_of_series",
                    "nearest",
                    "nearest_ones",
                    "one_series",
                    "series_called",
                ),
                "several_series",
            ),
            "indicator_names",
        ),
    },
)
