"""Outline to claims: every sentence with a number, read number by number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from duixian.extract import aspects, mentions, phrases, roles, skips
from duixian.extract.distribution import distribute
from duixian.extract.mentions import Mention
from duixian.extract.periods import Periods
from duixian.model import Claim, Outline, Section, Sentence
from duixian.registry import indicators, units

_FROM = re.compile(r"(?:由|从|自)(?:[^,;:。]{0,24})$")
_TO_NEXT = re.compile(r"^[^,;。]{0,12}?(?:到|至|为|增[加至]|提|降|升|扩|缩|压|减|优化|整合)")
_NOUN_START = re.compile(r"[\u4e00-\u9fff“A-Z0-9]")
_COUNTING = frozenset(("count", "people"))
_TRIM = " ,、:;“"


@dataclass(slots=True)
class Draft:
    """A claim in the making. `noun` is the indicator without its governing verb."""

    mention: Mention
    sense: aspects.Sense
    indicator: str
    noun: str
    verb: str
    rule: str
    confidence: float
    clause: str
    clause_start: int
    behind: str
    peeled: phrases.Peeled
    members: tuple[str, ...] = ()
    origin: bool = False


@dataclass(slots=True)
class Frame:
    """What a sentence has said so far, for numbers that inherit their subject."""

    last: Draft | None = None
    group: list[Draft] = field(default_factory=list)


def claims(outline: Outline) -> tuple[Claim, ...]:
    """All claims of a report, in order of the text. Source offsets."""
    return tuple(_Reader(outline).read())


class _Reader:
    """One pass over one outline."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.text = outline.reading.text
        self.mentions = [m for m in mentions.find(self.text) if not self._damaged(m)]
        self.context = skips.Context(self.text, self.mentions)
        self.periods = Periods(self.text, outline.identity.report_year)

    def _damaged(self, mention: Mention) -> bool:
        return any(
            d.start < mention.end and mention.start < d.end for d in self.outline.reading.damaged
        )

    def read(self) -> Iterator[Claim]:
        i, count = 0, len(self.mentions)
        for sentence in self.outline.sentences:
            while i < count and self.mentions[i].start < sentence.start:
                i += 1
            first = i
            while i < count and self.mentions[i].start < sentence.end:
                i += 1
            if first < i and not sentence.heading:
                yield from self._sentence(sentence, self.mentions[first:i])

    def _sentence(self, sentence: Sentence, found: list[Mention]) -> Iterator[Claim]:
        frame = Frame()
        section = self.outline.sections[sentence.section]
        previous_end = sentence.start
        groups = list(_joined(self.text, found))
        for index, group in enumerate(groups):
            following = (
                groups[index + 1][0].bound_start if index + 1 < len(groups) else sentence.end
            )
            drafts = self._group(sentence, group, previous_end, following, frame)
            for draft in drafts:
                yield self._claim(sentence, section, draft)
            if drafts:
                previous_end = group[-1].after
                frame.group = drafts
                frame.last = drafts[-1]

    # ---- one group of joined numbers (0.4和1个百分点), usually of one member

    def _group(
        self,
        sentence: Sentence,
        group: list[Mention],
        previous_end: int,
        following: int,
        frame: Frame,
    ) -> list[Draft]:
        first, last = group[0], group[-1]
        begin = _clause_start(self.text, sentence.start, first.bound_start)
        inter = max(begin, previous_end)
        left = self.text[inter : first.bound_start]
        end = _clause_end(self.text, last.after, sentence.end)
        right = self.text[last.after : min(end, following)]
        if following < end:
            right = _before_next(right)
        kept = [
            m
            for m in group
            if skips.reason(self.context, m, left, self.text[m.after : end] if m is last else "")
            is None
        ]
        if not kept:
            return []
        drafts: list[Draft] = []
        draft = self._draft(kept[0], left, right, begin, inter, frame, self.text[last.after : end])
        drafts.append(draft)
        if len(kept) > 1:
            drafts = self._spread(draft, kept, left, frame)
        return drafts

    def _draft(
        self,
        mention: Mention,
        left: str,
        right: str,
        begin: int,
        inter: int,
        frame: Frame,
        behind: str,
    ) -> Draft:
        listed = bool(phrases.SEPARATOR.match(left)) and inter > begin
        left = phrases.SEPARATOR.sub("", left)
        if (
            inter > begin
            and "、" in left
            and frame.last is not None
            and not phrases.BOUNDARY.search(left)
        ):
            head, _, rest = left.rpartition("、")
            if (
                rest
                and (frame.last.rule == "head-after" or phrases.action_at_start(rest))
                and len(head) < 20
            ):
                left, listed = rest, True
        peeled = phrases.peel(left)
        origin = self._is_origin(mention, left, behind)
        if origin:
            peeled = phrases.peel(
                re.sub(
                    r"(?:已|将)?(?:由|从|自)(?:原来的?|过去的?|现行的?|当时的?|[^,;:。]{0,14}年的?|[^,;。]{0,8}的)?$",
                    "",
                    left,
                )
            )
        noun = self._noun_behind(mention, right)
        sense = aspects.sense(
            mention, left, peeled, counted=bool(noun) and self._counts(mention, left)
        )
        draft = self._phrase(mention, sense, peeled, left, right, noun, frame, listed)
        draft.origin = origin
        draft.clause, draft.clause_start, draft.behind = (
            self.text[begin : mention.bound_start],
            begin,
            behind,
        )
        return draft

    def _is_origin(self, mention: Mention, left: str, behind: str) -> bool:
        return (
            bool(_FROM.search(left))
            and bool(_TO_NEXT.match(behind))
            and bool(mentions.NUMBER.search(behind))
        )

    def _counts(self, mention: Mention, left: str) -> bool:
        dimension = units.load().dimension_of(mention.unit or "个")
        return dimension in _COUNTING and mention.unit not in ("%", "百分点")

    def _noun_behind(self, mention: Mention, right: str) -> phrases.Following | None:
        if not right or mention.unit in ("百分点", "位"):
            return None
        if not _NOUN_START.match(right) and not right.startswith("的"):
            return None
        found = phrases.following(right)
        noun = found.noun.strip()
        return (
            found
            if len(noun) >= 1
            and not noun.startswith(
                ("和", "与", "及", "或", "并", "且", "而", "但", "之", "用于", "来")
            )
            else None
        )

    def _phrase(
        self,
        mention: Mention,
        sense: aspects.Sense,
        peeled: phrases.Peeled,
        left: str,
        right: str,
        noun: phrases.Following | None,
        frame: Frame,
        listed: bool,
    ) -> Draft:
        def draft(indicator: str, noun_part: str, verb: str, rule: str, confidence: float) -> Draft:
            return Draft(
                mention,
                sense,
                _tidy(indicator),
                _tidy(noun_part),
                verb,
                rule,
                confidence,
                "",
                0,
                "",
                peeled,
            )

        if sense.aspect in ("gap", "rank", "streak"):
            subject = (
                phrases.innermost(phrases.strip_lead(phrases.peel(sense.subject or "").stem))
                if sense.subject
                else ""
            )
            if sense.aspect == "streak" and not re.match(
                r"\s*(?:增长|上升|下降|位居|居|保持|稳定|超过|两位数|正增长|实现|达|净|提高|增加|高于|快于|排|位列|稳居|丰|$)",
                right,
            ):
                return draft(right, right, "", "streak", 0.6)
            if subject:
                return draft(subject, subject, "", sense.aspect, 0.85)
            if frame.last is not None:
                return draft(
                    frame.last.indicator, frame.last.noun, "", sense.aspect + "-inherited", 0.8
                )
            return draft(right or left, right or left, "", sense.aspect, 0.5)

        stem = phrases.innermost(phrases.strip_lead(peeled.stem)).strip(_TRIM)
        verb = phrases.action_at_end(stem)
        if (
            noun is not None
            and self._counts(mention, left)
            and (verb == stem or not stem or verb or sense.aspect == "level")
        ):
            return self._head_after(draft, noun, stem, verb, listed, frame)
        if (
            noun is not None
            and not peeled.to
            and (verb == stem or not stem)
            and sense.aspect == "level"
            and not noun.predicate.startswith("的")
        ):
            return self._head_after(draft, noun, stem, verb, listed, frame)
        if not stem:
            return self._inherit(draft, peeled, noun, right, frame)
        if phrases.PARTIAL.match(stem) and frame.last is not None:
            base = frame.last.noun
            return draft(base + stem, base, "", "partial", 0.75)
        action = phrases.action_at_start(stem)
        if action == stem:
            action = ""
        if (
            listed
            and not action
            and frame.last is not None
            and frame.last.verb
            and sense.aspect == "level"
        ):
            return draft(frame.last.verb + stem, stem, frame.last.verb, "listed", 0.8)
        return draft(stem, stem[len(action) :] or stem, action, "plain", 0.9)

    def _head_after(self, draft, noun, stem, verb, listed, frame) -> Draft:  # type: ignore[no-untyped-def]
        head = noun.noun.strip()
        if (
            not verb
            and listed
            and frame.last is not None
            and frame.last.rule == "head-after"
            and not stem
        ):
            verb = frame.last.verb
        if not verb and noun.telling and noun.predicate:
            text = head + noun.predicate
        else:
            text = verb + head
        return draft(text, head, verb, "head-after", 0.85)  # type: ignore[no-any-return]

    def _inherit(self, draft, peeled, noun, right, frame) -> Draft:  # type: ignore[no-untyped-def]
        if frame.last is not None and not (
            noun is None and len(right) > 3 and right[0] in "完实获入" and not peeled.direction
        ):
            last = frame.last
            text = last.noun if peeled.cumulative else last.indicator
            return draft(text, last.noun, last.verb, "inherited", 0.8)  # type: ignore[no-any-return]
        text = (noun.noun if noun else "") or right
        return draft(text, text, "", "behind", 0.5)  # type: ignore[no-any-return]

    def _spread(self, first: Draft, kept: list[Mention], left: str, frame: Frame) -> list[Draft]:
        """Several joined numbers: over several subjects, or several scopes of comparison."""
        count = len(kept)
        drafts = []
        names: list[str]
        scopes: list[str | None] = [first.sense.scope] * count
        if (
            first.sense.aspect in ("gap", "rank")
            and first.sense.scope
            and len(split := distribute(first.sense.scope, count)) == count
        ):
            scopes = list(split)
            names = [first.indicator] * count
        elif first.rule.endswith("inherited") and len(frame.group) == count:
            names = [d.indicator for d in frame.group]
        else:
            names = distribute(first.indicator, count)
            if len(names) != count:
                names = [first.indicator] * count
        for index, mention in enumerate(kept):
            sense = (
                first.sense
                if index == 0
                else aspects.sense(mention, left, first.peeled, counted=first.rule == "head-after")
            )
            sense = aspects.Sense(
                sense.aspect,
                sense.value,
                sense.value_high,
                sense.unit,
                scopes[index],
                sense.subject,
            )
            drafts.append(
                Draft(
                    mention,
                    sense,
                    names[index],
                    names[index],
                    first.verb,
                    first.rule + "-joined",
                    first.confidence - 0.05,
                    first.clause,
                    first.clause_start,
                    first.behind,
                    first.peeled,
                )
            )
        return drafts

    # ---- draft to claim

    def _claim(self, sentence: Sentence, section: Section, draft: Draft) -> Claim:
        outline, mention = self.outline, draft.mention
        document, identity = outline.document, outline.identity
        span = outline.reading.to_source(mention.start, mention.end)
        around = outline.reading.to_source(sentence.start, sentence.end)
        standing = roles.standing(
            roles.Surroundings(
                section,
                self.text[sentence.start : mention.bound_start],
                draft.clause,
                draft.behind,
                self.periods.before(sentence.start, mention.start),
                draft.clause_start,
                draft.origin,
                draft.peeled.average,
                draft.sense.aspect == "level",
                draft.peeled.cumulative,
            ),
            self.periods,
        )
        unit = draft.sense.unit or _guess_unit(draft.indicator)
        if unit == "名" and draft.rule.startswith("head-after"):
            unit = "人"
        return Claim(
            claim_id=claim_id(document.report_id, span.start),
            doc=document.doc,
            report_id=document.report_id,
            government=identity.government,
            government_code=identity.government_code,
            report_year=identity.report_year,
            section=" / ".join(section.path),
            role_of_section=section.role,
            indicator=draft.indicator,
            indicator_id=indicators.identify(draft.indicator, unit),
            aspect=draft.sense.aspect,
            value=draft.sense.value,
            value_high=draft.sense.value_high,
            unit=unit,
            bound=mention.bound,
            role=standing.role,
            period=standing.period,
            scope=draft.sense.scope,
            quote=document.source[span.start : span.end],
            start=span.start,
            end=span.end,
            sentence_start=around.start,
            sentence_end=around.end,
            recovered=outline.reading.is_recovered(mention.start, mention.end),
            rule=draft.rule,
            confidence=round(draft.confidence, 3),
        )


def claim_id(report_id: str, start: int) -> str:
    """The id of the claim whose number begins at a source offset: stable as long as the text is."""
    return hashlib.sha256(f"{report_id}:{start}".encode()).hexdigest()[:16]


def _guess_unit(indicator: str) -> str:
    return "人" if re.search(r"人口|人$|就业|学生|职工|农民|居民", indicator) else "个"


def _tidy(text: str) -> str:
    """Balance quotation marks and drop outer signs."""
    text = text.strip(" ,、:;的(")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text


def _clause_start(text: str, start: int, position: int) -> int:
    last = start
    for match in phrases.BOUNDARY.finditer(text, start, position):
        last = match.end()
    return last


def _clause_end(text: str, position: int, end: int) -> int:
    match = phrases.BOUNDARY.search(text, position, end)
    return match.start() if match else end


def _before_next(right: str) -> str:
    """Cut what belongs to the next number off the text between two numbers."""
    cut = right.find("、")
    return right[:cut] if cut >= 0 else right


def _joined(text: str, found: list[Mention]) -> Iterator[list[Mention]]:
    """Group numbers that share their unit: 0.4和1个百分点, 23.4%、20.3%."""
    group: list[Mention] = []
    for mention in found:
        if group and _joins(text, group[-1], mention):
            if group[-1].unit is None:
                for member in group:
                    if member.unit is None:
                        member.unit = mention.unit
            if (
                mention.bound != "eq"
                and mention.bound_start == mention.start
                and group[-1].bound == "eq"
            ):
                for member in group:
                    member.bound = mention.bound if member.bound == "eq" else member.bound
            group.append(mention)
            continue
        if group:
            yield group
        group = [mention]
    if group:
        yield group


def _joins(text: str, previous: Mention, mention: Mention) -> bool:
    between = text[previous.after : mention.bound_start]
    if len(between) > 3 or not mentions.JOIN.fullmatch(between) or "," in between:
        return False
    if (
        mention.unit is None
        or mention.kind not in ("arabic", "pct", "chinese")
        or previous.kind not in ("arabic", "pct", "chinese")
    ):
        return False
    return previous.unit == mention.unit or (
        previous.unit is None
        and mention.unit in ("%", "百分点", "位", "元", "倍", "个", "天", "人", "家", "项")
        and not previous.scaled
    )
