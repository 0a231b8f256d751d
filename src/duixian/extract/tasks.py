"""Outline and claims to tasks: every promised action of the plan part.

A task is one clause with a verb of its own; what 、 joins stays together. What leads up to a
promise (坚持…, 围绕…), what it is meant to bring about (让…, 使…), statements, looks back and
closing exhortations are none. The headline targets (sections with role targets) are claims and
headlines, not tasks, unless the report tells its whole plan in such sections.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from duixian.extract.task_drafts import Draft, Drafter
from duixian.extract.task_objects import kind_of
from duixian.extract.task_programmes import enumerator
from duixian.model import Claim, Outline, Section, Sentence, Task, TaskKind
from duixian.registry import tasks as lexicon

_PLAN = frozenset(("tasks", "governance"))


def tasks(outline: Outline, claims: tuple[Claim, ...]) -> tuple[Task, ...]:
    """All promised actions of a report's plan, in order of the text. Source offsets.

    `claims` are those of the same outline: a task with a target among them is quantified.
    """
    return tuple(_Reader(outline, claims).read())


def task_id(report_id: str, start: int) -> str:
    """The id of the task that begins at a source offset: stable as long as the text is."""
    return hashlib.sha256(f"{report_id}:task:{start}".encode()).hexdigest()[:16]


def plan_roles(sections: tuple[Section, ...]) -> frozenset[str]:
    """The roles of the sections that hold tasks.

    Reports on a five-year plan set the plan itself out under its targets: where the targets
    are longer than the tasks and governance together, they are read as well.
    """
    length = {"targets": 0, "tasks": 0, "governance": 0}
    for section in sections:
        if section.role in length:
            length[section.role] += section.end - section.start
    if length["targets"] > length["tasks"] + length["governance"]:
        return _PLAN | {"targets"}
    return _PLAN


class _Reader:
    """One pass over the plan of one report."""

    def __init__(self, outline: Outline, claims: tuple[Claim, ...]) -> None:
        self.outline, self.text = outline, outline.reading.text
        self.words = lexicon.load()
        self.drafter = Drafter(outline, claims, self.words)
        self.lists = self.drafter.lists
        self.claim_ids = [c.claim_id for c in claims]
        self.claim_starts = [c.start for c in claims]
        self.repaired = bool(outline.reading.recovered)
        self.with_body = {s.section for s in outline.sentences if not s.heading}
        self.paths = [" / ".join(section.path) for section in outline.sections]

    def read(self) -> Iterator[Task]:
        sections, roles = self.outline.sections, plan_roles(self.outline.sections)
        previous, entered = 0, -1
        for sentence in self.outline.sentences:
            section = sections[sentence.section]
            if section.role not in roles:
                self.lists.close()
                previous = sentence.end
                continue
            if section.index != entered:
                self.drafter.enter(section)
                entered = section.index
            self._paragraph(sentence, section, previous)
            previous = sentence.end
            if sentence.heading and not self._is_item(sentence, section):
                yield from self._heading(sentence, section)
                continue
            if section.role == "targets" and self._headline(sentence):
                continue
            for draft in self.drafter.drafts(sentence):
                yield self._task(draft, section)
            self.lists.sentence_ended(sentence.end)

    def _paragraph(self, sentence: Sentence, section: Section, previous: int) -> None:
        """Tells the open list where a chapter or a paragraph begins."""
        if self.lists.open is None:
            return
        if sentence.heading and section.level <= 2:
            self.lists.close()
        elif "\n" in self.text[previous : sentence.start]:
            self.lists.paragraph(enumerator(self.text, sentence.start) is not None)

    def _headline(self, sentence: Sentence) -> bool:
        return bool(self.words.headline.search(self.text, sentence.start, sentence.end))

    def _is_item(self, sentence: Sentence, section: Section) -> bool:
        """Whether a heading is a promise: nothing stands under it, or it is a list's item."""
        if section.index not in self.with_body:
            return section.level > 2
        alone = self.text[sentence.end : sentence.end + 1] in ("\n", "")
        return alone and self.lists.open is not None and section.level > 2

    def _heading(self, sentence: Sentence, section: Section) -> Iterator[Task]:
        """A heading promises nothing by itself, unless it counts a programme."""
        number = enumerator(self.text, sentence.start)
        if number is not None:
            self.lists.number(number)
        if self.lists.named(sentence.start, sentence.end) is not None:
            for draft in self.drafter.drafts(sentence):
                if draft.programme is not None:
                    yield self._task(draft, section)

    def _kind(self, draft: Draft) -> TaskKind:
        if draft.target is not None or (draft.programme is not None and draft.item is None):
            return "quantified"
        return kind_of(self.text, draft.head.end, draft.action, draft.head.whole, self.words)

    def _task(self, draft: Draft, section: Section) -> Task:
        outline, kind = self.outline, self._kind(draft)
        document, identity, reading = outline.document, outline.identity, outline.reading
        span = reading.to_source(draft.start, draft.end)
        low = bisect_left(self.claim_starts, span.start)
        high = bisect_right(self.claim_starts, span.end - 1, low)
        day, day_quote = None, None
        stated = draft.time
        if stated is not None and stated.day is not None and (draft.dated or kind != "continuing"):
            day = stated.day.isoformat()
            quote = reading.to_source(stated.start, stated.end)
            day_quote = document.source[quote.start : quote.end]
        programme = draft.programme
        return Task(
            task_id=task_id(document.report_id, span.start),
            doc=document.doc,
            report_id=document.report_id,
            government=identity.government,
            government_code=identity.government_code,
            report_year=identity.report_year,
            section=self.paths[section.index],
            text=self.text[draft.start : draft.end],
            verb=draft.action.verb,
            object=draft.action.object,
            kind=kind,
            deadline=day,
            deadline_quote=day_quote,
            programme=programme.name if programme else None,
            programme_size=programme.size if programme else None,
            programme_item=draft.item,
            claims=tuple(self.claim_ids[low:high]),
            quote=document.source[span.start : span.end],
            start=span.start,
            end=span.end,
            recovered=self.repaired and reading.is_recovered(draft.start, draft.end),
        )
