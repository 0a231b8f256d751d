"""Outline to claims: every sentence with a number, read number by number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from duixian.extract import (
    brackets,
    clauses,
    fields,
    measure_words,
    mentions,
    money,
    neighbours,
    objects_told,
    ranking,
    roles,
    sharing,
    skips,
    standings,
    surroundings,
)
from duixian.extract.boundaries import Boundaries
from duixian.extract.candidates import Setting
from duixian.extract.drafts import Draft, Frame
from duixian.extract.faults import Faults
from duixian.extract.groups import joined
from duixian.extract.periods import Periods
from duixian.extract.quantities import Mention
from duixian.model import Claim, Outline, Section, Sentence, Span
from duixian.registry import confidence, indicators


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
        self.paths = [" / ".join(section.path) for section in outline.sections]
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
        previous_end, aside = sentence.start, brackets.Aside(self.text)
        for index, group in enumerate(groups):
            aside.passed(previous_end, group[0].bound_start, frame)
            following = (
                groups[index + 1][0].bound_start if index + 1 < len(groups) else sentence.end
            )
            try:
                around = surroundings.around(
                    self.text, self.boundaries, sentence, group, previous_end, following
                )
                drafted += clauses.read(group, around, frame)
            except Exception as error:
                self._failed(group[0].start, group[-1].end, error)
            previous_end = group[-1].after
        sharing.share_heads(drafted)
        sharing.share_residents(drafted)
        sharing.share_measures(drafted)
        sharing.share_capacities(drafted)
        sharing.drop_increase(drafted)
        self._name_funds(sentence, drafted)
        self._name_fields(drafted)
        for i, draft in enumerate(drafted):
            before = self.text[sentence.start : draft.mention.start]
            drafted[i] = objects_told.named_by_earlier(before, draft)
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
                before = told[-1] if told else None
                told.append(self._claim(sentence, section, draft, following_draft, before))
            except Exception as error:
                self._failed(draft.mention.start, draft.mention.end, error)
        neighbours.over_their_mean(told)
        return told

    def _name_funds(self, sentence: Sentence, drafted: list[Draft]) -> None:
        """Give a bare 收入 or 支出 the fund that was named last in its section."""
        for i, draft in enumerate(drafted):
            if money.BARE_ACCOUNT.fullmatch(draft.indicator):
                start = self.outline.sections[sentence.section].start
                named = money.FUND.findall(self.text, start, draft.mention.start)
                if named:
                    whole = named[-1] + draft.indicator
                    drafted[i] = draft.named(whole, whole)

    def _name_fields(self, drafted: list[Draft]) -> None:
        """Give a bare 产值 the trade that its paragraph opens with."""
        for i, draft in enumerate(drafted):
            measured = draft.sense.aspect in ("level", "growth", "change")
            if measured and fields.HEADLESS.fullmatch(draft.indicator):
                opens = self.text.rfind("\n", 0, draft.mention.start) + 1
                if field := fields.field_of(self.text[opens : draft.clause_start]):
                    whole = fields.named(field, draft.indicator)
                    drafted[i] = draft.named(whole, whole)

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

    def _claim(
        self,
        sentence: Sentence,
        section: Section,
        draft: Draft,
        following: Draft | None,
        before: Claim | None,
    ) -> Claim:
        outline, mention, sense = self.outline, draft.mention, draft.sense
        document, identity = outline.document, outline.identity
        back = max(sentence.start, mention.bound_start - standings.LOOK_BACK)
        span = outline.reading.to_source(mention.start, mention.end)
        around = outline.reading.to_source(sentence.start, sentence.end)
        standing = roles.standing(
            standings.Surroundings(
                section=section,
                before=self.text[back : mention.bound_start],
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
                base_of_rate=neighbours.sizes_base(draft, following),
            ),
            self.periods,
        )
        if before is not None and before.period and neighbours.part_of(draft, before, self.text):
            standing = replace(standing, role=before.role, period=before.period)
        elif before is not None and neighbours.said_again(draft, before, standing.period):
            standing = replace(standing, period=before.period)
        elif before is not None and neighbours.measured_against(draft, before):
            standing = replace(standing, role=before.role, period=before.period)
        planned = draft.rule.planned or money.SET_BUDGET.search(draft.indicator)
        if standing.role == "result" and planned:
            standing = replace(standing, role="target")  # what was set, not what came of it
        unit = sense.unit or measure_words.counted_in(draft.indicator)
        if unit == "名" and draft.rule.counts:
            unit = "人"
        known = indicators.load().identify_then(draft.indicator, unit, identity.report_year)
        recovered = outline.reading.is_recovered(mention.start, mention.end)
        ocr = document.is_recognised(span.start, span.end)
        return Claim(
            claim_id=claim_id(document.report_id, span.start),
            doc=document.doc,
            report_id=document.report_id,
            government=identity.government,
            government_code=identity.government_code,
            report_year=identity.report_year,
            section=self.paths[section.index],
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
            rule=draft.rule.name,
            confidence=self.scale.of(
                draft.rule.name,
                draft.indicator,
                known=known is not None,
                recovered=recovered,
                dated=standing.period is not None,
                ocr=ocr,
            ),
            ocr=ocr,
        )
