"""Outline and claims to tasks: every promised action of the plan part.

A task is one clause with a verb of its own; clauses joined by 、 stay together. What leads up
to a promise (坚持…, 围绕…), what it is meant to bring about (让…, 使…), statements, looks back
and closing exhortations are none. Headline targets (sections with role targets) are claims and
headlines, not tasks.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from duixian.extract.task_deadlines import Deadlines, Stated
from duixian.extract.task_heads import Head, HeadReader
from duixian.extract.task_objects import Action, action_of_figure, action_of_head, kind_of, subject
from duixian.extract.task_programmes import Lists, Named, enumerator
from duixian.model import Claim, Outline, ReadingText, Section, Sentence, Task, TaskKind
from duixian.registry import tasks as lexicon
from duixian.text import clauses

_PLAN = frozenset(("tasks", "governance"))
_CLOSING_SIGNS = ",;:。!?\n "
_UNIT_END = frozenset(";:。!?")
_CONDITIONAL = (
    "如果",
    "只有",
    "只要",
    "假如",
    "假使",
    "倘若",
    "由于",
    "因为",
    "为什么",
    "虽然",
    "尽管",
)
_TOPIC_LENGTH = 40
_SHORT_TOPIC = 16
_PART = re.compile(r"其中|包括|特别是|尤其是|比(?!例|重)|同比|较上年")


def tasks(outline: Outline, claims: tuple[Claim, ...]) -> tuple[Task, ...]:
    """All promised actions of a report's plan, in order of the text. Source offsets.

    `claims` are those of the same outline: a task with a target among them is quantified.
    """
    return tuple(_Reader(outline, claims).read())


def task_id(report_id: str, start: int) -> str:
    """The id of the task that begins at a source offset: stable as long as the text is."""
    return hashlib.sha256(f"{report_id}:task:{start}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class _Draft:
    """A promise in the making. Reading offsets."""

    start: int
    end: int
    head: Head
    action: Action
    time: Stated | None
    dated: bool
    """The time word stands with this promise, not only at the head of its sentence."""
    programme: Named | None
    item: int | None


@dataclass(slots=True)
class _Unit:
    """What a sentence has said so far, up to the last semicolon."""

    time: Stated | None = None
    topic: tuple[int, Stated | None] | None = None
    soft: Head | None = None
    before: tuple[int, int] | None = None
    """The clause before, when it promises nothing itself."""
    purposes: bool = False
    promised: bool = False


class _Reader:
    """One pass over the plan of one report."""

    def __init__(self, outline: Outline, claims: tuple[Claim, ...]) -> None:
        self.outline, self.text = outline, outline.reading.text
        self.words = lexicon.load()
        self.deadlines = Deadlines(outline.identity.report_year)
        self.heads = HeadReader(self.text, self.words, self.deadlines)
        self.lists = Lists(self.text, self.words)
        self.claims = claims
        self.claim_starts = [c.start for c in claims]
        self.targets = [c for c in claims if c.role == "target"]
        place = _Places(outline.reading)
        self.target_spans = [(place(c.start), place(c.end - 1) + 1) for c in self.targets]
        self.target_starts = [start for start, _ in self.target_spans]
        self.bounds = dict(zip(self.target_starts, (c.bound for c in self.targets), strict=False))
        self.repaired = bool(outline.reading.recovered)
        self.with_body = {s.section for s in outline.sentences if not s.heading}

    def read(self) -> Iterator[Task]:
        sections = self.outline.sections
        previous = 0
        for sentence in self.outline.sentences:
            section = sections[sentence.section]
            if section.role not in _PLAN:
                self.lists.close()
                continue
            opens = "\n" in self.text[previous : sentence.start]
            previous = sentence.end
            numbered = enumerator(self.text, sentence.start)
            if sentence.heading and section.level <= 2:
                self.lists.close()
            elif opens:
                self.lists.paragraph(numbered is not None)
            if sentence.heading and section.index in self.with_body:
                yield from self._heading(sentence, section)
                continue
            for draft in self._sentence(sentence):
                yield self._task(draft, section)
            self.lists.sentence_ended(sentence.end)

    def _heading(self, sentence: Sentence, section: Section) -> Iterator[Task]:
        """A heading promises nothing by itself, unless it counts a programme."""
        number = enumerator(self.text, sentence.start)
        if number is not None:
            self.lists.number(number)
        if self.lists.named(sentence.start, sentence.end) is not None:
            for draft in self._sentence(sentence):
                if draft.programme is not None:
                    yield self._task(draft, section)

    # ---- one sentence, clause by clause

    def _sentence(self, sentence: Sentence) -> Iterator[_Draft]:
        text, start, end = self.text, sentence.start, sentence.end
        if self.words.refused_sentence.search(text, start, end):
            return
        conditional = text.startswith(_CONDITIONAL, start)
        unit, last = _Unit(), None
        begins = True
        for clause in clauses(text, start, end):
            at, stop = clause.start, clause.end
            while stop > at and (
                text[stop - 1] in _CLOSING_SIGNS
                or (text[stop - 1] == "”" and text[stop - 2] in _CLOSING_SIGNS)
            ):
                stop -= 1
            if begins:
                unit, at = _Unit(), self._numbered(at)
            if stop > at:
                draft = self._clause(at, stop, unit, conditional)
                if draft is not None:
                    if last is not None:
                        yield last
                    last = draft
                elif last is not None and self._belongs(at, stop, last):
                    last.end = stop
            begins = text[clause.end - 1] in _UNIT_END
            if begins and unit.soft is not None and not unit.promised:
                if last is not None:
                    yield last
                last = self._draft(unit.soft, unit)
        if last is not None:
            yield last

    def _numbered(self, at: int) -> int:
        """Where an item's own text begins, its number told to the open list."""
        found = enumerator(self.text, at)
        if found is None:
            self.lists.group()
            return at
        self.lists.number(found)
        return found.end

    def _clause(self, start: int, end: int, unit: _Unit, conditional: bool) -> _Draft | None:
        head = self.heads.read(start, end)
        topic, unit.topic = unit.topic, None
        if head.topical:
            unit.time = head.time
        before, unit.before = unit.before, (start, end)
        if head.shape == "promise" and not (conditional and not head.modal):
            if unit.purposes and not head.modal and self._target(start, end) is None:
                return None
            draft = self._draft(head, unit, topic)
            unit.before = None
            return draft if draft.action.object else self._objectless(draft, before)
        if head.shape == "soft" and unit.soft is None:
            unit.soft = head
            return None
        if conditional:
            return None
        unit.purposes = unit.purposes or (head.shape == "purpose" and unit.promised)
        found = self._told_by_figure(head, unit, topic) or self._dated_event(head, unit, topic)
        if found is None:
            unit.topic = self._topic(head)
            return self._item_by_itself(head, unit)
        return found

    def _objectless(self, draft: _Draft, before: tuple[int, int] | None) -> _Draft | None:
        """A verb without an object acts on the clause before it (扫除文盲,必须抓紧抓好)."""
        if before is None or not draft.head.modal:
            return None
        return replace(
            draft,
            start=before[0],
            action=replace(draft.action, object=self.text[slice(*before)]),
        )

    def _draft(
        self, head: Head, unit: _Unit, topic: tuple[int, Stated | None] | None = None
    ) -> _Draft:
        target = self._target(head.start, head.end)
        action = action_of_head(self.text, head, target)
        return self._made(head, action, unit, topic, head.time)

    def _made(
        self,
        head: Head,
        action: Action,
        unit: _Unit,
        topic: tuple[int, Stated | None] | None,
        time: Stated | None,
    ) -> _Draft:
        unit.promised = True
        start = topic[0] if topic else head.start
        named = self.lists.named(start, head.end)
        if named is not None:
            self.lists.begin(named, action.verb)
        in_list = self.lists.open if self.lists.item is not None else None
        own = time or (topic[1] if topic else None)
        return _Draft(
            start,
            head.end,
            head,
            action,
            own or unit.time,
            own is not None,
            named or in_list,
            self.lists.item if in_list is not None and named is None else None,
        )

    def _told_by_figure(
        self, head: Head, unit: _Unit, topic: tuple[int, Stated | None] | None
    ) -> _Draft | None:
        """A clause without a governing verb that sets a figure (高铁里程突破3400公里)."""
        target = self._target(head.start, head.end)
        if target is None or head.shape == "frame" or self.heads.refuses(head.start, head.end):
            return None
        action = action_of_figure(self.text, head, target)
        if action is None or not (action.verb or self._bounded(target)):
            return None
        time = head.time or self.heads.time_within(head.start, target[0])
        return self._made(head, action, unit, topic, time)

    def _bounded(self, target: tuple[int, int]) -> bool:
        return self.bounds.get(target[0], "eq") != "eq"

    def _dated_event(
        self, head: Head, unit: _Unit, topic: tuple[int, Stated | None] | None
    ) -> _Draft | None:
        """A subject with a day and an event (西部地区于2020年完成)."""
        text = self.text
        if head.shape != "other" or self.heads.refuses(head.start, head.end):
            return None
        time = head.time or self.heads.time_within(head.start, head.end)
        if time is None or time.day is None:
            return None
        event = self.heads.event_behind(time.end, head.end)
        if event is None:
            return None
        action = Action(text[slice(*event)], subject(text[head.start : time.start]), event)
        return self._made(head, action, unit, topic, time)

    def _item_by_itself(self, head: Head, unit: _Unit) -> _Draft | None:
        """An item of a list that has no verb of its own (3.农村饮水安全工程)."""
        opened = self.lists.open
        if opened is None or self.lists.item is None or unit.promised:
            return None
        if head.shape not in ("other", "topic"):
            return None
        action = Action(self.lists.verb, self.text[head.start : head.end], None)
        return self._made(head, action, unit, None, head.time)

    def _topic(self, head: Head) -> tuple[int, Stated | None] | None:
        """A clause that only says when or of what the next one speaks."""
        text, start, end = self.text, head.start, head.end
        if end - start > _TOPIC_LENGTH or head.shape in ("purpose", "promise"):
            return None
        if head.time is not None and head.time.end >= end:
            return start, head.time
        if text.startswith(("对", "凡"), start) and text.endswith("的", start, end):
            return start, head.time
        if end - start <= _SHORT_TOPIC and text.endswith(("方面", "领域"), start, end):
            return start, head.time
        return None

    def _belongs(self, start: int, end: int, last: _Draft) -> bool:
        """Whether a clause without a promise completes the one before it (其中…)."""
        return start - last.end <= 1 and _PART.match(self.text, start, end) is not None

    def _target(self, start: int, end: int) -> tuple[int, int] | None:
        """The first target figure between two reading offsets."""
        i = bisect_left(self.target_starts, start)
        return (
            self.target_spans[i] if i < len(self.targets) and self.target_starts[i] < end else None
        )

    # ---- draft to task

    def _task(self, draft: _Draft, section: Section) -> Task:
        outline, text = self.outline, self.text
        document, identity = outline.document, outline.identity
        span = outline.reading.to_source(draft.start, draft.end)
        low = bisect_left(self.claim_starts, span.start)
        high = bisect_right(self.claim_starts, span.end - 1)
        kind = self._kind(draft)
        stated = draft.time
        if stated is not None and (
            stated.day is None or (kind == "continuing" and not draft.dated)
        ):
            stated = None
        quote = outline.reading.to_source(stated.start, stated.end) if stated else None
        programme = draft.programme
        return Task(
            task_id=task_id(document.report_id, span.start),
            doc=document.doc,
            report_id=document.report_id,
            government=identity.government,
            government_code=identity.government_code,
            report_year=identity.report_year,
            section=" / ".join(section.path),
            text=text[draft.start : draft.end],
            verb=draft.action.verb,
            object=draft.action.object,
            kind=kind,
            deadline=stated.day.isoformat() if stated and stated.day else None,
            deadline_quote=document.source[quote.start : quote.end] if quote else None,
            programme=programme.name if programme else None,
            programme_size=programme.size if programme else None,
            programme_item=draft.item,
            claims=tuple(c.claim_id for c in self.claims[low:high]),
            quote=document.source[span.start : span.end],
            start=span.start,
            end=span.end,
            recovered=self.repaired and outline.reading.is_recovered(draft.start, draft.end),
        )

    def _kind(self, draft: _Draft) -> TaskKind:
        counts = draft.programme is not None and draft.item is None
        if counts or self._target(draft.start, draft.end) is not None:
            return "quantified"
        return kind_of(self.text, draft.head.end, draft.action, draft.head.whole, self.words)


class _Places:
    """Reading offset of a source offset."""

    def __init__(self, reading: ReadingText) -> None:
        self.reading = reading

    def __call__(self, position: int) -> int:
        i = max(0, bisect_right(self.reading.source, position) - 1)
        return self.reading.reading[i] + position - self.reading.source[i]
