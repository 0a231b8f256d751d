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

from duixian.extract.faults import Faults
from duixian.extract.task_draft import TaskDraft
from duixian.extract.task_drafts import Drafter
from duixian.extract.task_objects import kind_of
from duixian.extract.task_programmes import enumerator
from duixian.model import Claim, Outline, Purpose, Section, Sentence, Task, TaskKind
from duixian.registry import tasks as lexicon

_OF_ITEMS = frozenset(("arabic", "is", "circled"))
"""Numbers of a list whose heading has one of another style."""
_BLANK = frozenset(" \n")
_PLAN = frozenset(("tasks", "governance"))
_FROM = ("由", "从", "從")
_FROM_NEAR = 6
"""How many characters before a figure the word may stand that makes it a base (从现有的100个)."""


def tasks(
    outline: Outline, claims: tuple[Claim, ...], faults: Faults | None = None
) -> tuple[Task, ...]:
    """All promised actions of a report's plan, in order of the text. Source offsets.

    `claims` are those of the same outline: a task with a target among them is quantified.
    What fails on one sentence is kept in `faults`, if given, and costs that sentence's tasks.
    """
    return tuple(_TaskReader(outline, claims, faults).read())


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


class _TaskReader:
    """One pass over the plan of one report."""

    def __init__(
        self, outline: Outline, claims: tuple[Claim, ...], faults: Faults | None = None
    ) -> None:
        self.faults = faults
        self.outline, self.text = outline, outline.reading.text
        self.words = lexicon.load()
        self.drafter = Drafter(outline, claims, self.words)
        self.lists = self.drafter.lists
        self.claims = claims
        self.claim_ids = [c.claim_id for c in claims]
        self.claim_starts = [c.start for c in claims]
        self.repaired = bool(outline.reading.recovered)
        self.with_body = {s.section for s in outline.sentences if not s.heading}
        self.paths = [" / ".join(section.path) for section in outline.sections]
        self.ends = [self._derived(section) for section in outline.sections]

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
            told: list[Task] = []
            try:
                self._paragraph(sentence, section, previous)
                for task in self._told(sentence, section):
                    told.append(task)
            except Exception as error:
                if self.faults is None:
                    raise
                self.faults.met("tasks", sentence.start, sentence.end, error)
            yield from told
            previous = sentence.end

    def _told(self, sentence: Sentence, section: Section) -> Iterator[Task]:
        """The tasks of one sentence or heading."""
        if sentence.heading and not self._is_item(sentence, section):
            yield from self._heading(sentence, section)
            return
        if section.role == "targets" and self._headline(sentence):
            return
        last: TaskDraft | None = None
        for draft in self.drafter.drafts(sentence):
            # Two readings that begin at one character are one promise: its whole wording.
            if last is not None and draft.start == last.start:
                last = draft if draft.end > last.end else last
                continue
            if last is not None:
                yield self._task(last, section)
            last = draft
        if last is not None:
            yield self._task(last, section)
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
        if number is None:
            named = self.lists.annex(sentence.start, sentence.end)
        else:
            counted = self._counted_off(sentence.end)
            named = self.lists.headed(number.end, sentence.end) if counted else None
        if named is None and self.lists.named(sentence.start, sentence.end) is None:
            return
        for draft in self.drafter.drafts(sentence):
            if draft.programme is not None:
                named = None
                yield self._task(draft, section)
        if named is not None:
            self.lists.begin(named, "")

    def _counted_off(self, end: int) -> bool:
        """Whether a list begins right behind a heading: (三)办好民生实事。1.新建公厕5座。"""
        at = end
        while self.text[at : at + 1] in _BLANK:
            at += 1
        first = enumerator(self.text, at)
        return first is not None and first.number == 1 and first.style in _OF_ITEMS

    def _kind(self, draft: TaskDraft) -> TaskKind:
        if draft.target is not None or (draft.programme is not None and draft.item is None):
            return "quantified"
        if draft.ends:
            return "milestone"
        kind = kind_of(self.text, draft.head.end, draft.action, draft.head.whole, self.words)
        return "slogan" if kind == "continuing" and self._is_slogan(draft) else kind

    def _is_slogan(self, draft: TaskDraft) -> bool:
        """An attitude or exhortation to oneself: dated by nothing, and nothing to check off."""
        if draft.dated or draft.item is not None:
            return False
        span = draft.start, draft.end
        return (
            self.words.slogan.search(self.text, *span) is not None
            and self.words.concrete.search(self.text, *span) is None
        )

    def _derived(self, section: Section) -> str | None:
        """The last day of the plan that a section sets out, else of the plan year."""
        last = (section.period or "").rpartition("-")[2]
        year = self.outline.identity.report_year
        if last.isdigit() and len(last) == 4 and int(last) >= (year or 0):
            return f"{last}-12-31"
        return None if year is None else f"{year}-12-31"

    def _goal(self, low: int, high: int) -> tuple[Claim | None, Claim | None]:
        """The first target figure of a task and the figure that it starts from."""
        if low == high:
            return None, None
        mine = self.claims[low:high]
        goal = next((c for c in mine if c.role == "target"), None)
        if goal is None:
            return None, None
        source = self.outline.document.source
        for claim in mine:
            near = source[max(0, claim.start - _FROM_NEAR) : claim.start]
            if (
                claim.start < goal.start
                and claim.role != "target"
                and claim.unit == goal.unit
                and any(sign in near for sign in _FROM)
            ):
                return goal, claim
        return goal, None

    def _task(self, draft: TaskDraft, section: Section) -> Task:
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
        derived = None if day or kind == "slogan" else self.ends[section.index]
        goal, baseline = self._goal(low, high)
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
            deadline=day or derived,
            deadline_quote=day_quote,
            programme=programme.name if programme else None,
            programme_size=programme.size if programme else None,
            programme_item=draft.item,
            claims=tuple(self.claim_ids[low:high]),
            quote=document.source[span.start : span.end],
            start=span.start,
            end=span.end,
            recovered=self.repaired and reading.is_recovered(draft.start, draft.end),
            deadline_source="stated" if day else "derived" if derived else None,
            goal=goal.quote if goal else None,
            goal_claim_id=goal.claim_id if goal else None,
            baseline=baseline.quote if baseline else None,
            baseline_claim_id=baseline.claim_id if baseline else None,
            purposes=tuple(map(self._purpose, draft.purposes)),
        )

    def _purpose(self, draft: TaskDraft) -> Purpose:
        span = self.outline.reading.to_source(draft.start, draft.end)
        return Purpose(
            text=self.text[draft.start : draft.end],
            verb=draft.action.verb,
            object=draft.action.object,
            quote=self.outline.document.source[span.start : span.end],
            start=span.start,
            end=span.end,
        )
