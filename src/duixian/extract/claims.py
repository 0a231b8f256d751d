"""Outline to claims: every sentence with a number, read number by number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from duixian.extract import (
    clauses,
    cues,
    fields,
    mentions,
    phrases,
    ranking,
    roles,
    sharing,
    skips,
    standings,
)
from duixian.extract.boundaries import Boundaries
from duixian.extract.candidates import Setting
from duixian.extract.drafts import Around, Draft, Frame
from duixian.extract.faults import Faults
from duixian.extract.groups import joined
from duixian.extract.periods import Periods
from duixian.extract.quantities import Mention
from duixian.model import Claim, Outline, Section, Sentence, Span
from duixian.patterns import either
from duixian.registry import confidence, indicators, language


def claims(outline: Outline, faults: Faults | None = None) -> tuple[Claim, ...]:
    """All claims of a report, in order of the text. Source offsets.

    What fails on one number is kept in `faults`, if given, and costs that number alone.
    """
    return tuple(_ClaimReader(outline, faults).read())


def skipped(outline: Outline) -> Iterator[tuple[Mention, str]]:
    """The numbers of a report that are no claims, each with its reason. Reading offsets."""
    reader = _ClaimReader(outline)
    for sentence in outline.sentences:
        inside = (m for m in reader.mentions if sentence.start <= m.start < sentence.end)
        for group in joined(reader.text, list(inside)):
            for mention in group:
                reason = reader.reason(sentence, mention)
                if reason is not None:
                    yield mention, reason


def choices(outline: Outline) -> Iterator[tuple[Span, Draft, Setting]]:
    """The numbers of a report before `ranking` chose their indicators. Spans of the source."""
    reader = _ClaimReader(outline)
    for sentence in outline.sentences:
        inside = [m for m in reader.mentions if sentence.start <= m.start < sentence.end]
        drafted = reader.drafts(sentence, inside) if inside else []
        for draft, setting in ranking.settings(reader.text, sentence.start, drafted):
            yield outline.reading.to_source(draft.mention.start, draft.mention.end), draft, setting


def claim_id(report_id: str, start: int) -> str:
    """The id of the claim whose number begins at a source offset: stable as long as the text is."""
    return hashlib.sha256(f"{report_id}:{start}".encode()).hexdigest()[:16]


class _ClaimReader:
    """One pass over one outline."""

    def __init__(self, outline: Outline, faults: Faults | None = None) -> None:
        self.outline = outline
        self.faults = faults
        self.text = outline.reading.text
        damaged = outline.reading.is_damaged
        found = mentions.find(self.text, faults)
        self.mentions = [m for m in found if not damaged(m.start, m.end)]
        self.context = skips.Context(self.text)
        self.boundaries = Boundaries(self.text)
        self.periods = Periods(self.text, outline.identity.report_year)
        self.scale = confidence.load()
        self.carried: dict[int, Draft] = {}
        nation = outline.identity.level == "nation"
        self.economy = "国内生产总值" if nation else "地区生产总值"

    def read(self) -> Iterator[Claim]:
        i, count = 0, len(self.mentions)
        for sentence in self.outline.sentences:
            while i < count and self.mentions[i].start < sentence.start:
                i += 1
            first = i
            while i < count and self.mentions[i].start < sentence.end:
                i += 1
            if first < i:
                read: list[Claim] = []
                try:
                    read = self._sentence(sentence, self.mentions[first:i])
                except Exception as error:
                    self._failed(sentence.start, sentence.end, error)
                yield from read

    def _failed(self, start: int, end: int, error: Exception) -> None:
        """Keep a fault, or raise it where nobody keeps it.

        Called from an `except` of its own in each place: a context manager for every number
        takes two hundredths of the reader's time.
        """
        if self.faults is None:
            raise error
        self.faults.met("claim", start, end, error)

    def drafts(self, sentence: Sentence, found: list[Mention]) -> list[Draft]:
        """What the grammar makes of the numbers of a sentence."""
        groups = [
            g for group in joined(self.text, found) if (g := self._measuring(sentence, group))
        ]
        frame = Frame(
            own=self.outline.identity.government,
            economy=self.economy,
            before=self.carried.get(sentence.section),
        )
        drafted: list[Draft] = []
        previous_end = sentence.start
        for index, group in enumerate(groups):
            following = (
                groups[index + 1][0].bound_start if index + 1 < len(groups) else sentence.end
            )
            try:
                around = self._around(sentence, group, previous_end, following)
                drafted += clauses.read(group, around, frame)
            except Exception as error:
                self._failed(group[0].start, group[-1].end, error)
            previous_end = group[-1].after
        sharing.share_heads(drafted)
        sharing.share_measures(drafted)
        sharing.share_capacities(drafted)
        sharing.drop_increase(drafted)
        self._name_funds(sentence, drafted)
        self._name_fields(drafted)
        if drafted:
            self.carried = {sentence.section: drafted[-1]}
        return drafted

    def _sentence(self, sentence: Sentence, found: list[Mention]) -> list[Claim]:
        drafted = self.drafts(sentence, found)
        try:
            ranking.choose(self.text, sentence.start, drafted)
        except Exception as error:
            self._failed(sentence.start, sentence.end, error)
        section = self.outline.sections[sentence.section]
        told: list[Claim] = []
        for index, draft in enumerate(drafted):
            following_draft = drafted[index + 1] if index + 1 < len(drafted) else None
            try:
                told.append(self._claim(sentence, section, draft, following_draft))
            except Exception as error:
                self._failed(draft.mention.start, draft.mention.end, error)
        return told

    def _name_funds(self, sentence: Sentence, drafted: list[Draft]) -> None:
        """Give a bare 收入 or 支出 the fund that was named last in its section."""
        for draft in drafted:
            if cues.BARE_ACCOUNT.fullmatch(draft.indicator):
                start = self.outline.sections[sentence.section].start
                named = cues.FUND.findall(self.text, start, draft.mention.start)
                if named:
                    draft.indicator = draft.noun = named[-1] + draft.indicator

    def _name_fields(self, drafted: list[Draft]) -> None:
        """Give a bare 产值 the trade that its paragraph opens with."""
        for draft in drafted:
            measured = draft.sense.aspect in ("level", "growth", "change")
            if measured and fields.HEADLESS.fullmatch(draft.indicator):
                opens = self.text.rfind("\n", 0, draft.mention.start) + 1
                if field := fields.field_of(self.text[opens : draft.clause_start]):
                    draft.indicator = draft.noun = fields.named(field, draft.indicator)

    def _measuring(self, sentence: Sentence, group: list[Mention]) -> list[Mention]:
        """The members of a group that measure something."""
        measuring: list[Mention] = []
        for mention in group:
            try:
                if self.reason(sentence, mention) is None:
                    measuring.append(mention)
            except Exception as error:
                self._failed(mention.start, mention.end, error)
        return measuring

    def reason(self, sentence: Sentence, mention: Mention) -> str | None:
        """Why a mention is no measurement; None when it is one."""
        start = self.boundaries.start(sentence.start, mention.bound_start)
        left = self.text[start : mention.bound_start]
        right = self.text[mention.after : self.boundaries.end(mention.after, sentence.end)]
        return skips.reason(self.context, mention, left, right)

    def _around(
        self, sentence: Sentence, group: list[Mention], previous_end: int, following: int
    ) -> Around:
        text, first, last = self.text, group[0], group[-1]
        begin = self.boundaries.start(sentence.start, first.bound_start)
        end = self.boundaries.end(last.after, sentence.end)
        right = text[last.after : min(end, following)]
        right = _own_right(right, followed=following < end)
        before_start = self.boundaries.start(sentence.start, max(sentence.start, begin - 1))
        return Around(
            left=text[max(begin, previous_end) : first.bound_start],
            right=right,
            clause=text[begin : first.bound_start],
            clause_start=begin,
            behind=text[last.after : end],
            before=text[max(before_start, previous_end) : max(begin - 1, sentence.start)],
            continued=previous_end > begin,
            after=self._next_clause(end + 1, sentence.end),
            clauses=_clauses(text[max(previous_end, sentence.start) : max(begin - 1, 0)]),
        )

    def _next_clause(self, start: int, end: int) -> str:
        return self.text[start : self.boundaries.end(start, end)] if start < end else ""

    def _claim(
        self, sentence: Sentence, section: Section, draft: Draft, following: Draft | None
    ) -> Claim:
        outline, mention, sense = self.outline, draft.mention, draft.sense
        document, identity = outline.document, outline.identity
        before = max(sentence.start, mention.bound_start - standings.LOOK_BACK)
        span = outline.reading.to_source(mention.start, mention.end)
        around = outline.reading.to_source(sentence.start, sentence.end)
        standing = roles.standing(
            standings.Surroundings(
                section=section,
                before=self.text[before : mention.bound_start],
                opening=self.text[sentence.start : sentence.start + standings.OPENING],
                clause=draft.clause,
                left=draft.left,
                behind=draft.behind,
                times=self.periods.before(sentence, mention.start),
                clause_start=draft.clause_start,
                origin=draft.origin,
                average=draft.peeled.average,
                aspect=sense.aspect,
                acted=draft.acted,
                cumulative=draft.peeled.cumulative,
                base_of_rate=_sizes_base(draft, following),
            ),
            self.periods,
        )
        if standing.role == "result" and cues.SET_BUDGET.search(draft.indicator):
            standing = replace(standing, role="target")  # what was set, not what came of it
        unit = sense.unit or _counted_in(draft.indicator)
        if unit == "名" and draft.rule.startswith("head-after"):
            unit = "人"
        known = indicators.identify(draft.indicator, unit)
        recovered = outline.reading.is_recovered(mention.start, mention.end)
        ocr = document.is_recognised(span.start, span.end)
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
            indicator_id=known,
            aspect=sense.aspect,
            value=sense.value,
            value_high=sense.value_high,
            unit=unit,
            bound=mention.bound,
            role=standing.role,
            period=standing.period,
            scope=sense.scope,
            quote=document.source[span.start : span.end],
            start=span.start,
            end=span.end,
            sentence_start=around.start,
            sentence_end=around.end,
            recovered=recovered,
            rule=draft.rule,
            confidence=self.scale.of(
                draft.rule,
                draft.indicator,
                known=known is not None,
                recovered=recovered,
                dated=standing.period is not None,
                ocr=ocr,
            ),
            ocr=ocr,
        )


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(filter(None, phrases.BOUNDARY.split(text))) if text else ()


def _own_right(right: str, *, followed: bool) -> str:
    """What behind a number is its own: up to a 、 that leads to another number, or opens."""
    if right.startswith("、"):
        return ""
    if not followed:
        return right
    depth = 0
    for position, sign in enumerate(right):
        depth += (sign == "(") - (sign == ")")
        if sign == "、" and not depth:
            return right[:position]
    return right


_IN_MONEY = re.compile(
    r"(?:总值|产值|经济总量|营收|收入|支出|零售额|进出口|总额|增加值|余额|预算)$"
)


def _counted_in(indicator: str) -> str:
    """The measure word of a count that gives none (1386万农村贫困人口, 510万沼气用户)."""
    if indicator.endswith("人次"):
        return "人次"
    if _IN_MONEY.search(indicator):  # 海洋生产总值突破万亿
        return "元"
    if indicator.endswith("户") or "工商户" in indicator:
        return "户"
    return "人" if language.load().people.search(indicator) else "个"


_THEIR_SUM = re.compile(
    r"[个家项户条座][\u4e00-\u9fff“”]{2,14}?"
    + either(
        "(?:累计|共)?(?:建成|种植|流转|治理)面积(?:达到?)?",
        "(?:增加值|产值|营业收入|销售收入|利润|出口)(?:同比|实现)?增长",
        "(?:增加|实现|新增)(?:总?产值|营业?收入|利润|税收)",
    )
    + "$"
)
_SPENT_BY_THEM = re.compile(r"(?:项目|工程)(?:累计|已|共|当年|年度)*完成(?:年度)?投资(?:额)?$")


def _sizes_base(draft: Draft, following: Draft | None) -> bool:
    """Whether a count only sizes the base of the rate that follows (13处水源地…达标率100%)."""
    return (
        following is not None
        and draft.rule == "head-after"
        and not draft.verb
        and not draft.origin
        and draft.mention.unit not in ("%", "‰")
        and following.clause_start == draft.clause_start
        and (
            (following.mention.unit == "%" and following.sense.aspect == "level")
            # 17个重点行业增加值增长5.3%
            or _THEIR_SUM.match(following.left) is not None
            # 158个重点项目完成投资X亿元
            or _SPENT_BY_THEM.search(following.left) is not None
            or (
                following.rule == "head-after"
                and following.mention.unit == "个"
                and draft.mention.unit in ("条", "处")
            )
        )
    )
