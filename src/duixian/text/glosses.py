"""How a character is spoken, in brackets behind it: put there by a copy, no part of the text.

Some reprint sites turn a page into traditional characters and leave the reading of those that
have several behind them: 發(fā)展, 經(jīng)濟(jì). Read as text, every second word is broken.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.patterns import preceded

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
_GLOSS = re.compile(preceded(r"[\u3400-\u9fff]", r"\(") + rf"[a-zü{_TONED}]{{1,6}}\)")
_TONE = re.compile(f"[{_TONED}]")
_LEAST = 3
"""Fewer glosses with a tone are a writer's own, who explains a rare character."""


_DOUBLED = re.compile(r",(?=[,、;:。])")
"""The same sites set a comma before every other sign: 达到26.6,、7.8,、0.6亿公斤,;蔬菜."""


def gloss_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, what stands there instead) that cut the glosses of a folded text.

    >>> list(gloss_edits("经(jīng)济(jì)发(fā)展"))
    [(1, 7, ''), (8, 12, ''), (13, 17, '')]
    >>> list(gloss_edits("珲(hún)春市"))
    []
    """
    found = list(_GLOSS.finditer(text))
    if sum(bool(_TONE.search(gloss.group())) for gloss in found) >= _LEAST:
        doubled = _DOUBLED.finditer(text)
        for cut in sorted((*found, *doubled), key=re.Match.start):
            yield cut.start(), cut.end(), ""
