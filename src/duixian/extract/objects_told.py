"""A deed whose object an earlier clause names, and a size of what an earlier clause builds.

发行超长期特别国债，…，今年先发行1万亿元 issues these bonds; 建设职工住宅，竣工面积30万平方米 is
their floor space.
"""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import phrases
from duixian.extract.drafts import Draft

_ADVERBS = re.compile(r"^(?:先行|先期|首批|首先|先|再|已|又|还)+")
_OBJECT = r"(?P<object>[\u4e00-\u9fff“”]{2,12})(?=[,，;；(（])"
"""What the deed is done to: all up to the end of its clause, so that no part of it is taken."""
_SIZES = frozenset(("竣工面积", "建筑面积", "占地面积", "施工面积", "总建筑面积"))
_PERSONS = frozenset(("人", "名", "人次"))
_BUILT = re.compile(rf"(?:新建|建设|修建|改建|兴建|开工建设){_OBJECT}")


def named_by_earlier(before: str, draft: Draft) -> Draft:
    """The draft with the object that the text of its sentence `before` its number names.

    The same draft where it has an object of its own, or none is named.
    """
    if draft.indicator in _SIZES:
        built = _last(_BUILT, before)
        return draft.named(built + draft.indicator) if built else draft
    if draft.mention.unit in _PERSONS:  # 查处案件120起,处罚150人: they are its object
        return draft
    deed = _ADVERBS.sub("", draft.indicator)
    if len(deed) < 2 or deed == draft.indicator or phrases.action_at_end(deed) != deed:
        return draft
    told = _last(re.compile(re.escape(deed) + _OBJECT), before)
    return draft.named(deed + told) if told else draft


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = list(pattern.finditer(text))
    return found[-1]["object"] if found else ""
