"""Sentences and clauses of a reading text."""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.model import Span

# A sentence ends at 。!? or the end of its paragraph, with the quotes that close there.
# ";" does not end it: what follows goes on under the same subject.
_SENTENCE = re.compile(r"[^\s][^。!?\n]*(?:[。!?]+[”’)》]*|(?=\n)|\Z)")
LONGEST = 3000
"""Characters of the longest sentence. Reports have 608 at most; a text without full stops is cut
into pieces, so that what is looked up in a sentence, number by number, stays small."""
_CUT_BACK = 500
"""How far before its longest a sentence is cut at a sign that parts clauses, if there is one."""
_SOFT_END = re.compile(r"[,;:、](?!\d)| ")
_CLAUSE_END = re.compile(r"[,;:。!?\n](?:(?!\d{3}(?!\d))|(?<=,)(?<!\d,))")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Sentences between two reading offsets, outer blanks left out.

    >>> text = "增长6.5%。一是稳增长;二是保民生。\\n“完成了。”"
    >>> [text[s.start : s.end] for s in sentence_spans(text)]
    ['增长6.5%。', '一是稳增长;二是保民生。', '“完成了。”']
    """
    stop = len(text) if end is None else end
    for found in _SENTENCE.finditer(text, start, stop):
        last = found.end()
        while last > found.start() and text[last - 1] in " \n":
            last -= 1
        first = found.start()
        while last - first > LONGEST:
            cut = _cut(text, first + LONGEST)
            yield Span(first, cut)
            first = cut
        yield Span(first, last)


def _cut(text: str, limit: int) -> int:
    """Where a sentence that reaches beyond `limit` is cut: behind the last sign before it."""
    cut = limit
    for sign in _SOFT_END.finditer(text, limit - _CUT_BACK, limit):
        cut = sign.end()
    return cut


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Clauses between two reading offsets: split after , ; : 。 and at line ends.

    Commas inside numbers (27,203,319) do not split; 、 does not either. Each clause keeps
    the sign that ends it, so that clauses tile the span.

    >>> text = "海港货物吞吐量3.66亿吨,同比增长4.3%;收入27,203,319元。"
    >>> [text[c.start : c.end] for c in clauses(text, 0, len(text))]
    ['海港货物吞吐量3.66亿吨,', '同比增长4.3%;', '收入27,203,319元。']
    """
    begin = start
    for found in _CLAUSE_END.finditer(text, start, end):
        yield Span(begin, found.end())
        begin = found.end()
    if begin < end:
        yield Span(begin, end)
