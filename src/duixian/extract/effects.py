"""What an effect is of: 改造老旧小区1.8万个,惠及30万户 counts whom the rebuilding reaches."""

from __future__ import annotations

from duixian import late_re as re
from duixian.extract import cues, phrases, topics
from duixian.extract.drafts import Around, Draft
from duixian.patterns import either

_VERB = either(
    "带动", "拉动", "撬动", "惠及", "直接惠及", "辐射带动", "受益(?=人口|群众|农户|居民)"
)
EFFECT = re.compile(rf"(?:直接|共|累计|间接|可|预计)*(?P<what>{_VERB}[\u4e00-\u9fff]{{0,10}})")
"""An effect that stands without what it is of."""
_AT_END = re.compile(rf"{_VERB}[\u4e00-\u9fff]{{0,10}}$")
_URGED = re.compile(
    r"^(?:进一步|积极|大力|持续|加力|深入|扎实|扩围|推进|推动|扩大|用好|落实|实施|开展)+"
    r"(?=[\u4e00-\u9fff“]{3})"
)
_DONE_TO_IT = re.compile(r"(?<=[\u4e00-\u9fff”]{4})(?:扩围|扩面|提质|增效|升级|走深走实)+$")
_BARE_MONEY = re.compile(r"(?:累计|共)?(?:落实|下达|兑付|兑现|发放)?(?:各类|专项|补贴)*资金")
LONGEST = 26
"""Characters of an effect with what it is of; beyond that a label names the effect alone."""


def of_number(what: str, last: Draft | None, around: Around) -> str:
    """An effect with the deed that the number before counts; empty where that counts none.

    The number before stands in the clause before, and what was done is said with it:
    改造老旧小区192个,惠及居民15万户. Behind a 、 the effect stands for itself.
    """
    if last is None or around.continued or last.sense.aspect not in ("level", "change"):
        return ""
    between = [c for c in around.clauses if c != last.behind]
    if between or _BARE_MONEY.fullmatch(last.noun or last.indicator):
        return ""
    if not (last.verb or _AT_END.search(last.indicator)):
        return ""
    cause = _AT_END.sub("", last.indicator)
    return _whole(cause, what) if len(cause) > 3 else ""


def of_clause(what: str, around: Around) -> str:
    """An effect with what the clause before pursues: 实施以旧换新政策,拉动消费285亿元."""
    if around.continued or re.search(r"\d", around.before):
        return ""
    before = _DONE_TO_IT.sub("", _URGED.sub("", phrases.strip_lead(around.before.strip())))
    cause = cues.object_of(before) or topics.topic(before)
    return _whole(cause, what) if 2 < len(cause) <= cues.LONGEST_MATTER else ""


def _whole(cause: str, what: str) -> str:
    return cause + what if len(cause + what) <= LONGEST else ""
