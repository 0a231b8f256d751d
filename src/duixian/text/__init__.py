"""Document to Outline: folding, layout, sentences, headings, section roles, identity."""

from duixian.text.folding import fold
from duixian.text.reading import reading_text
from duixian.text.sentences import clauses, sentence_spans

__all__ = ["clauses", "fold", "reading_text", "sentence_spans"]
