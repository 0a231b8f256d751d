"""What else a number's indicator could be: the phrases between which `ranking` chooses.

The productions name one indicator for each number. Where the number stands in a later clause of
its sentence, a careful reader may take more with it (the matter that the clause before pursues)
or less (whose it is). Every such phrase is proposed here, each by a named way; none is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from duixian import late_re as re
from duixian.extract import counted_nouns, cues, mentions, phrases, topics
from duixian.extract.drafts import Draft, tidy
from duixian.records import set_by_slots

LONGEST = 30
"""Characters of the longest phrase proposed; few labels of real reports are longer."""
_SHORTEST_PIECE, _LONGEST_PIECE = 2, 20
_LOOK_BACK = 3
"""Clauses of the sentence before the number's own that can lend it a matter."""
_HOLDER = re.compile(
    r"集团"
    r"|公司"
    r"|银行"
    r"|集聚区"
    r"|园区"
    r"|新区"
    r"|开发区"
    r"|示范区"
    r"|试验区"
    r"|口岸"
    r"|全[市省国区县]"
    r"|我[市省国区县]"
)
"""What names a holder, whose figure it is: scope and no part of the indicator."""
_DEED = re.rare(
    r"(?:"
    r"将(?!军|来|达到|在|于|由)"
    r"|使(?!用|命|领)"
    r"|把(?!握|手)"
    r"|让(?!我|利|步)"
    r"|(?:决定|确定|规定)的?"
    r")(?=[\u4e00-\u9fff“]{3})"
)
_OTHERS = re.rare(r"(?P<named>[^“”]{2,})等(?P<kind>[\u4e00-\u9fff“”]{2,})$")
_CAUSE = re.compile(r"^(?P<what>[\u4e00-\u9fff“”]{2,16}?)(?:可?使|可?让|将?带动|将?拉动)")
_QUOTED = re.compile(r"“[^”]{2,10}”[\u4e00-\u9fff]{0,3}")
_SAID_OF_IT = re.rare(
    r"^(?P<of>[\u4e00-\u9fff“”]{2,16}?)"
    r"(?:大幅度?|稳步|持续|明显|显著|快速|不断|进一步|更加|较快|圆满|成功|深入|量质|提质|扎实)"
)
_PURSUIT = re.compile(
    r"^.{0,8}?(?:深入|扎实|全面|积极)*(?:开展|推进|实施|推动|加强|作为|举办|筹办|扩围实施|深化)"
    r"(?P<what>[\u4e00-\u9fff“”]{2,16})$"
)
_MORE_OF_IT = re.compile(r"(?:提质|扩围|扩面|增效|升级|提速|走深走实|改革|工作|建设)+$")
_QUALIFIER = re.rare(r"(?:扣除|剔除|不含|按可?比)[\u4e00-\u9fff]{2,12}?(?=后|实际|年均|增|$)")
_SHARE = re.compile(r"占(?:全球|世界|全[国省市区县]|同期|规上工业)[\u4e00-\u9fff]{0,4}$")
_PREDICATE = re.compile(r"[^,、。;\d]{2,}(?=[,、。;]|$)")
_PARTED = re.compile(r"[,。;:!?]|、\d|[^”]等?、[^、]*\d")
_ORDER = re.compile(r"首批|再|又|新|在建")


@set_by_slots
@dataclass(frozen=True, slots=True)
class ProposedPhrase:
    """A phrase, the way it was made, and what it borrowed or lost."""

    text: str
    way: str
    piece: str = ""
    """What the sentence lends, or what was cut off."""
    back: int = 0
    """How many clauses back the piece stands; 0 in the number's own."""


KINDS = {
    "object": "lent",
    "topic": "lent",
    "pursued": "lent",
    "said": "lent",
    "quoted": "lent",
    "last": "lent-number",
    "last-deed": "lent-number",
    "verb": "lent-verb",
    "grade": "lent-verb",
    "in-object": "in-lent",
    "in-topic": "in-lent",
    "in-pursued": "in-lent",
    "in-said": "in-lent",
    "in-quoted": "in-lent",
    "in-last": "in-lent-number",
    "in-last-deed": "in-lent-number",
    "holder": "cut",
    "deed": "cut",
    "actor": "cut",
    "others": "others",
    "whole": "whole",
    "cause": "whole",
    "qualified": "more",
    "share": "more",
    "streak": "more",
    "order": "order",
    "noun": "noun",
    "telling": "telling",
}
"""The ways of a candidate, and the kind as which a way is weighed: the labels are too few to
weigh each way by itself."""


@dataclass(frozen=True)
class Setting:
    """What the sentence of a number said before its clause, and the number before it."""

    before: str
    """The sentence up to the number's clause, without the sign between them."""
    last: Draft | None
    """The number before, in the same sentence."""

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the sentence before the number's own, first to last."""
        return tuple(filter(None, phrases.BOUNDARY.split(self.before)))


def proposed(
    draft: Draft, setting: Setting, kinds: frozenset[str] = frozenset(KINDS.values())
) -> list[ProposedPhrase]:
    """The phrases beside the grammar's own, of some kinds, that could be a number's indicator."""
    found: list[ProposedPhrase] = []
    seen = {draft.indicator}
    for one in _every(draft, setting, kinds):
        if not 1 < len(one.text) <= LONGEST or _PARTED.search(one.text):
            continue
        if mentions.first_number(one.text) and not mentions.first_number(draft.indicator):
            continue
        text = tidy(one.text)
        if len(text) > 1 and text not in seen:
            seen.add(text)
            found.append(ProposedPhrase(text, one.way, one.piece, one.back))
    return found


def _every(draft: Draft, setting: Setting, kinds: frozenset[str]) -> Iterator[ProposedPhrase]:
    if "cut" in kinds or "others" in kinds:
        yield from _shorter(draft)
    if "whole" in kinds or "more" in kinds:
        yield from _own_clause(draft)
    if draft.rule.counts and not kinds.isdisjoint(("order", "noun", "telling")):
        yield from _behind(draft)
    own, verb, last = draft.indicator, draft.verb, setting.last
    if last is not None and last.verb and "lent-verb" in kinds:
        if not verb:
            yield ProposedPhrase(last.verb + own, "verb", last.verb)
        grade = re.match(r"[\u4e00-\u9fff]{1,4}级(?:以上)?", last.noun)
        if grade and last.verb == verb and own.startswith(verb):
            yield ProposedPhrase(verb + grade.group() + own[len(verb) :], "grade", grade.group())
    verb = verb if verb != own and own.startswith(verb) else ""
    for piece, way, back in _lent(setting, kinds):
        if piece in own or own[-3:] in piece:  # the same matter again
            continue
        if back or verb or phrases.action_at_start(own):  # a thing beside another is no part of it
            yield ProposedPhrase(joined(piece, own), way, piece, back)
        if verb:
            yield ProposedPhrase(verb + joined(piece, own[len(verb) :]), "in-" + way, piece, back)


def _shorter(draft: Draft) -> Iterator[ProposedPhrase]:
    own = draft.indicator
    for match in _HOLDER.finditer(own):
        if len(own) - match.end() > 3:
            yield ProposedPhrase(own[match.end() :], "holder", own[: match.end()])
    for match in _DEED.finditer(own):
        yield ProposedPhrase(own[match.end() :], "deed", own[: match.end()])
        if match.start() > 1:
            yield ProposedPhrase(own[match.start() :], "actor", own[: match.start()])
    if others := _OTHERS.search(own):
        action = phrases.action_at_start(own)
        if len(action) > 1 and own[len(action)] != "工":  # 新开工 is one word
            yield ProposedPhrase(action + others["kind"], "others", others["named"])


def _own_clause(draft: Draft) -> Iterator[ProposedPhrase]:
    """With what stands beside the number in its own clause."""
    own, left = draft.indicator, draft.left
    whole = phrases.strip_lead(draft.peeled.stem).strip(cues.TRIM)
    at = whole.find(own)
    if at > 0 and "、" not in whole[:at]:
        yield ProposedPhrase(whole[: at + len(own)], "whole", whole[:at])
    if match := _CAUSE.match(whole):
        yield ProposedPhrase(joined(match["what"], own), "cause", match["what"])
    if match := _QUALIFIER.search(left):
        yield ProposedPhrase(f"{own}({match.group()})", "qualified", match.group())
    if match := _SHARE.search(own):
        yield ProposedPhrase(own + "比重", "share", match.group())
    if draft.rule.in_a_row and (match := _PREDICATE.match(draft.behind)):
        yield ProposedPhrase(own + match.group().removeprefix("稳"), "streak", match.group())


def _behind(draft: Draft) -> Iterator[ProposedPhrase]:
    """With what stands behind the number, or between it and the noun that it counts."""
    if order := _ORDER.search(draft.peeled.stem[-3:]):
        yield ProposedPhrase(order.group() + draft.indicator, "order", order.group())
    if following := counted_nouns.following(draft.behind):
        yield ProposedPhrase(draft.verb + following.noun, "noun", following.predicate)
        if match := _PREDICATE.match(following.predicate):
            text = following.noun + match.group()
            yield ProposedPhrase(draft.verb + text, "telling", match.group())


def _lent(setting: Setting, kinds: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """What the sentence before a number's clause can lend, the way it was found, and how far."""
    last = setting.last
    if last is not None and not kinds.isdisjoint(("lent-number", "in-lent-number")):
        yield last.noun, "last", 0
        if last.indicator != last.noun:
            yield last.indicator, "last-deed", 0
        if match := _PREDICATE.match(last.behind):
            yield from _pursued(match.group(), 0)
    if kinds.isdisjoint(("lent", "in-lent")):
        return
    for back, clause in enumerate(reversed(setting.clauses[-_LOOK_BACK:]), 1):
        yield from _of_clause(clause, back)
    if len(setting.clauses) > _LOOK_BACK:
        yield from _of_clause(setting.clauses[0], len(setting.clauses))


def _of_clause(clause: str, back: int) -> Iterator[tuple[str, str, int]]:
    number = mentions.first_number(clause)
    if number is not None:  # what it counts is a draft of its own, and comes as the last
        if match := _PREDICATE.match(clause[number.end() :]):
            yield from _pursued(match.group(), back)
        return
    bare = phrases.strip_lead(clause.strip())
    yield from _pursued(bare, back)
    if match := _SAID_OF_IT.match(bare):
        yield match["of"], "said", back
    if _fits(piece := cues.object_of(clause)):
        yield piece, "object", back
    if _fits(piece := topics.topic(clause)):
        yield piece, "topic", back
    if match := _QUOTED.search(bare):
        yield match.group(), "quoted", back


def _pursued(clause: str, back: int) -> Iterator[tuple[str, str, int]]:
    if match := _PURSUIT.search(clause):
        yield match["what"], "pursued", back
        short = _MORE_OF_IT.sub("", match["what"])
        if 1 < len(short) < len(match["what"]):
            yield short, "pursued", back


def _fits(piece: str) -> bool:
    return _SHORTEST_PIECE <= len(piece) <= _LONGEST_PIECE


def joined(piece: str, own: str) -> str:
    """A borrowed matter before an indicator, what both have said once.

    >>> joined("城乡居民储蓄存款", "存款余额"), joined("新材料产业", "产值")
    ('城乡居民储蓄存款余额', '新材料产业产值')
    """
    shared = max(n for n in range(min(len(piece), len(own)) + 1) if piece.endswith(own[:n]))
    return piece + own[shared:]
