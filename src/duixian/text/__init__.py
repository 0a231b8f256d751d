"""Document to Outline: folding, layout, sentences, headings, section roles, identity."""

from duixian.text.folding import fold
from duixian.text.genre import genre, is_work_report
from duixian.text.outlining import outline
from duixian.text.reading import reading_text
from duixian.text.sentences import clauses, sentence_spans

__all__ = [
    "clauses",
    "fold",
    "genre",
    "is_work_report",
    "outline",
    "reading_text",
    "sentence_spans",
]
