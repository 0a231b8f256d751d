"""Sentences of the plan to promises: clause by clause, with what a sentence carries along.

A time word at the head of a sentence dates the counted promises and events behind it; a topic
(铁路方面,) goes to the promise behind it; 其中… goes to the promise before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from duixian import late_re as re
from duixian.extract.task_deadlines import Deadlines, Stated
from duixian.extract.task_draft import Reach, TaskDraft, Topic, Unit
from duixian.extract.task_heads import Head, HeadReader
from duixian.extract.task_objects import (
    Action,
    action_behind,
    action_of_figure,
    action_of_head,
    subject,
)
from duixian.extract.task_programmes import Lists, enumerator
from duixian.model import Claim, Outline, ReadingText, Section, Sentence
from duixian.registry.tasks import TaskWords
from duixian.text import clauses

_CLOSING_SIGNS = frozenset(",;:。!?\n ")
_UNIT_END = frozenset(";:。!?")
_TOPIC_LENGTH = 40
_SHORT_TOPIC = 16
_PART = re.compile(r"其中|包括|特别是|尤其是|比(?!例|重)|同比|较上年")


class Drafter:
    """Reads promises from the sentences of one report."""

    def __init__(self, outline: Outline, claims: tuple[Claim, ...], words: TaskWords) -> None:
        self.text, self.words = outline.reading.text, words
        self.deadlines = Deadlines(outline.identity.report_year)
        self.heads = HeadReader(self.text, words, self.deadlines)
        self.lists = Lists(self.text, words)
        self._figures(outline.reading, [c for c in claims if c.role == "target"])

    def _figures(self, reading: ReadingText, targets: list[Claim]) -> None:
        """Where the targets stand in the reading text, and which of them are bounded."""
        place = reading.from_source
        self._spans = [(place(c.start), place(c.end - 1) + 1) for c in targets]
        self._starts = [start for start, _ in self._spans]
        self._bounded = {
            start for start, c in zip(self._starts, targets, strict=True) if c.bound != "eq"
        }

    def _target(self, start: int, end: int) -> Reach | None:
        """The first target figure between two reading offsets."""
        i = bisect_left(self._starts, start)
        if i < len(self._starts) and self._starts[i] < end:
            return self._spans[i]
        return None

    def enter(self, section: Section) -> None:
        """A section begins: 五年内 means its plan, where it sets one out."""
        first, _, last = (section.period or "").partition("-")
        span = first.isdigit() and last.isdigit() and int(last) - int(first) == 4
        self.deadlines.plan_end = int(last) if span else None

    def drafts(self, sentence: Sentence) -> Iterator[TaskDraft]:
        """The promises of one sentence, in order."""
        text, start, end = self.text, sentence.start, sentence.end
        if self.words.refused_sentence.search(text, start, end):
            return
        conditional = text.startswith(self.words.conditional, start)
        unit, last, begins = Unit(), None, True
        for clause in clauses(text, start, end):
            at, stop = clause.start, self._stop(clause.start, clause.end)
            if begins:
                unit, at = Unit(conditional=conditional), self._numbered(at)
            else:
                at = self._counted_off(at)
            begins = text[clause.end - 1] in _UNIT_END
            if stop > at and last is not None and self._ends(last, at, stop):
                pass  # 推进医院迁建,确保6月底前建成投用: one measure, and its day
            elif stop > at:
                draft = self._clause(at, stop, unit)
                if draft is not None and last is not None and self._serves(draft, last, unit):
                    last.purposes.append(draft)
                elif draft is not None:
                    if last is not None:
                        yield last
                    last = draft
                elif last is not None and at - last.end <= 1 and _PART.match(text, at, stop):
                    last.end = stop
            if begins and unit.soft is not None and not unit.promised:
                if last is not None:
                    yield last
                soft = unit.soft
                last = self._of_head(soft, unit, None, self._target(soft.start, soft.end))
        if last is not None:
            yield last

    def _ends(self, last: TaskDraft, at: int, stop: int) -> bool:
        """Whether a clause right behind a promise says only by when that ends; so it does then."""
        if last.dated or at - last.end > 1 or not (stated := self.heads.ends_by(at, stop)):
            return False
        last.time, last.dated, last.ends, last.end = stated, True, True, stop
        return True

    def _stop(self, start: int, end: int) -> int:
        """Where a clause ends without its closing signs (a quotation mark in them too)."""
        text = self.text
        while end > start and (
            text[end - 1] in _CLOSING_SIGNS
            or (text[end - 1] == "”" and text[end - 2] in _CLOSING_SIGNS)
        ):
            end -= 1
        return end

    def _numbered(self, at: int) -> int:
        """Where an item's own text begins, its number told to the open list."""
        found = enumerator(self.text, at)
        if found is None:
            self.lists.group()
            return at
        self.lists.number(found)
        return found.end

    def _counted_off(self, at: int) -> int:
        """Where a clause begins that 一是 or 第一, heads in the midst of a sentence."""
        found = enumerator(self.text, at)
        if found is None or found.style not in ("is", "nth"):
            return at
        self.lists.number(found)
        return found.end

    # ---- one clause

    def _clause(self, start: int, end: int, unit: Unit) -> TaskDraft | None:
        head, target = self.heads.read(start, end), self._target(start, end)
        topic, unit.topic = unit.topic, None
        before, unit.before = unit.before, (start, end)
        if head.topical:
            unit.time = head.time
        if head.shape == "promise" and (head.modal or not unit.conditional):
            if unit.purposes and not head.modal and target is None:
                return None
            draft = self._of_head(head, unit, topic, target)
            unit.before = None
            if self.words.empty.search(draft.action.object) and draft.programme is None:
                return None
            return draft if draft.action.object else self._objectless(draft, before)
        if head.shape == "soft" and unit.soft is None:
            unit.soft = head
            return None
        if unit.conditional:
            return None
        unit.purposes = unit.purposes or (head.shape == "purpose" and unit.promised)
        found = None
        if head.shape != "frame" and not self.heads.refuses(start, end):
            found = self._told_by_figure(head, unit, topic, target)
            if head.shape == "other" and (found is None or not found.action.verb):
                found = self._dated_event(head, unit, topic, target) or found
                found = found or self._bare_event(head, unit, topic)
        if found is None:
            unit.topic = self._topic(head)
            return self._item_by_itself(head, unit)
        return found

    def _of_head(
        self, head: Head, unit: Unit, topic: Topic | None, target: Reach | None
    ) -> TaskDraft:
        action = action_of_head(self.text, head, target)
        return self._made(head, action, unit, topic, head.time, target)

    def _made(
        self,
        head: Head,
        action: Action,
        unit: Unit,
        topic: Topic | None,
        time: Stated | None,
        target: Reach | None,
    ) -> TaskDraft:
        unit.promised = True
        lists = self.lists
        start = topic[0] if topic else head.start
        own = time or (topic[1] if topic else None) or self._closing(action, head)
        named = lists.named(start, head.end) if lists.found else None
        if named is not None:
            lists.begin(named, action.verb)
        item = lists.item if named is None else None
        programme = named or (lists.open if item is not None else None)
        dated = own is not None
        return TaskDraft(
            start, head.end, head, action, target, own or unit.time, dated, programme, item
        )

    def _closing(self, action: Action, head: Head) -> Stated | None:
        """A day by which something ends, behind the verb (推动新桥年底前通车)."""
        if action.at is None:
            return None
        return self.heads.time_within(action.at[1], head.end, closing=True)

    def _serves(self, draft: TaskDraft, measure: TaskDraft, unit: Unit) -> bool:
        """Whether a clause only says what the measure before it is to bring about.

        实施职业培训,提高就业能力 is one measure: the second clause begins with a verb of effect,
        and sets no figure, day or list of its own.
        """
        words, head = self.words, draft.head
        since = measure.purposes[-1].end if measure.purposes else measure.end
        return (
            head.verb is not None
            and head.start == head.verb[0]
            and draft.action.verb in words.effects
            and measure.action.verb not in words.effects
            and bool(measure.action.object)
            and draft.target is None
            and head.time is None
            and not draft.dated
            and draft.item == measure.item
            and draft.programme is measure.programme
            and head.start - since <= 1
            and self.text[since] in ",、"
            and words.means(measure.action.verb)
        )

    def _objectless(self, draft: TaskDraft, before: Reach | None) -> TaskDraft | None:
        """A verb without an object acts on the clause before it (扫除文盲,必须抓紧抓好)."""
        if before is None or not draft.head.modal:
            return None
        draft.start = before[0]
        draft.action.object = self.text[slice(*before)]
        return draft

    def _told_by_figure(
        self, head: Head, unit: Unit, topic: Topic | None, target: Reach | None
    ) -> TaskDraft | None:
        """A clause without a governing verb that sets a figure (高铁里程突破3400公里)."""
        if target is None:
            return None
        action = action_of_figure(self.text, head, target)
        said = head.time is not None or target[0] in self._bounded
        if action is None or not (action.verb or said):
            return None
        time = head.time or self.heads.time_within(head.start, target[0])
        return self._made(head, action, unit, topic, time, target)

    def _dated_event(
        self, head: Head, unit: Unit, topic: Topic | None, target: Reach | None
    ) -> TaskDraft | None:
        """A subject, a day and what it then does (西部地区于2020年完成)."""
        time = head.time or self.heads.time_within(head.start, head.end)
        if time is None or time.day is None:
            return None
        verb = self.heads.verb_behind(time.end, head.end)
        if verb is None:
            return None
        action = action_behind(self.text, head, time, verb, target)
        return self._made(head, action, unit, topic, time, target)

    def _bare_event(self, head: Head, unit: Unit, topic: Topic | None) -> TaskDraft | None:
        """A subject brought to an end by a word that needs no verb (欠薪动态清零)."""
        event = self.words.bare_event.search(self.text, head.start, head.end)
        if event is None or event.start() - head.start < 2:
            return None
        action = Action(event.group(), subject(self.text[head.start : event.start()]), event.span())
        return self._made(head, action, unit, topic, head.time, None)

    def _item_by_itself(self, head: Head, unit: Unit) -> TaskDraft | None:
        """An item of a list that has no verb of its own (3.农村饮水安全工程)."""
        if self.lists.item is None or unit.promised or head.shape not in ("other", "topic"):
            return None
        action = Action(self.lists.verb, self.text[head.start : head.end], None)
        return self._made(head, action, unit, None, head.time, None)

    def _topic(self, head: Head) -> Topic | None:
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
