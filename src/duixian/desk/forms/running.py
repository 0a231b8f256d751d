"""Running text to rows: who does what, in brackets behind a task or on lines of its own.

Three ways of writing occur, and may be mixed in one text:

*   ``新建公厕20座。(牵头单位:市城管局;责任单位:各区政府)``
*   ``新建公厕20座。`` and below it, on lines of their own, ``责任单位:市城管局、市财政局``
*   ``新建公厕20座。(市城管局牵头,市财政局、各区政府按职责分工负责)``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from duixian.desk.forms.dates import deadline_of, milestones_of
from duixian.desk.forms.reports import Reporter
from duixian.desk.forms.rows import FormFault, FormMilestone, FormPlace, FormRow
from duixian.desk.forms.units import KnownUnits, looks_like_unit, parted
from duixian.patterns import alternatives, either
from duixian.registry import forms as words
from duixian.text import fold

_HAN = "[一二三四五六七八九十]+"
_HEADING = re.compile(
    rf"^(?:{_HAN}、"
    rf"|第{_HAN}[章节部分]+"
    rf"|\({_HAN}\)"
    r")"
)
_NUMBER = re.compile(
    alternatives(
        "^"
        + either(
            r"\d{1,3}(?:\.\d{1,3})*",
            rf"\((?:{_HAN}|\d+)\)",
            f"{_HAN}",
            name="number",
        )
        + r"(?:[.、)]\s*|(?<=\))\s*)",
        r"^(?P<ring>[①-⑳])\s*",
        rf"^第(?P<nth>{_HAN}|\d+)[项条][、.,:]?\s*",
    )
)
_BRACKET = re.compile(r"[(【\[](?P<inside>[^()【】\[\]]*(?:\([^()]*\)[^()【】\[\]]*)*)[)】\]]")
_LONGEST_HEADING = 40
_AFTER = " 。.;,、"
_UNIT_FIELDS = ("lead_units", "responsible_units", "supporting_units")


@dataclass(slots=True)
class Said:
    """What one bracket or some lines say of a task."""

    fields: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    """Field -> its texts, each with source offsets."""

    def add(self, name: str, text: str, start: int, end: int) -> None:
        if text.strip():
            self.fields.setdefault(name, []).append((text.strip(), start, end))

    def __bool__(self) -> bool:
        return bool(self.fields)

    @property
    def assigns(self) -> bool:
        """Whether it names units or leaders, and not a deadline only."""
        return any(name in self.fields for name in (*_UNIT_FIELDS, "lead_leaders"))


@dataclass(frozen=True, slots=True)
class _TextLine:
    text: str
    """Folded, of the same length as in the source, without the blanks around it."""
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class RunningRead:
    """What a text gave."""

    rows: list[FormRow] = field(default_factory=list)
    faults: list[FormFault] = field(default_factory=list)


@dataclass(slots=True)
class _Task:
    """A task before it is a row: its characters, and what is said of it so far."""

    start: int
    end: int
    number: str | None
    category: str | None
    said: Said = field(default_factory=Said)


def read_running(source: str, year: int | None, units: KnownUnits | None) -> RunningRead:
    """The rows of a text, with the characters of the source that each stands in."""
    read = RunningRead()
    folded = fold(source)
    tasks = list(_tasks(source))
    first = next((i for i, task in enumerate(tasks) if task.said.assigns), len(tasks))
    assigned = {task.category for task in tasks if task.said.assigns}
    for i, task in enumerate(tasks):
        among = i > first and task.number is not None and task.category in assigned
        if not task.said.assigns and not among:
            continue  # prose around the decomposition; a numbered item in its midst is a row
        report = Reporter(year, units)
        read.rows.append(_row(task, source, folded, report))
        read.faults += report.faults
    return read


def _lines(source: str) -> Iterator[_TextLine]:
    """The lines of the text; those with tabs in them are rows of tables, and read as such."""
    at = 0
    for line in source.split("\n"):
        bare = line.strip()
        if bare and "\t" not in bare:
            yield _TextLine(fold(bare), at + line.index(bare[0]))
        at += len(line) + 1


def _tasks(source: str) -> Iterator[_Task]:
    """Every stretch of text that something is said of, or might be; in order."""
    category: str | None = None
    pending: _Task | None = None
    for line in _lines(source):
        said = Said()
        if _labelled(line.text, line.start, said):
            if pending is not None:
                for name, texts in said.fields.items():
                    pending.said.fields.setdefault(name, []).extend(texts)
            continue
        if pending is not None:
            yield pending
            pending = None
        if _is_heading(line.text):
            category = line.text.rstrip("。")
            continue
        for pending in _parts(line, category):
            if pending.said:
                yield pending
                pending = None
    if pending is not None:
        yield pending


def _is_heading(line: str) -> bool:
    return bool(
        _HEADING.match(line)
        and len(line) <= _LONGEST_HEADING
        and not line.endswith((")", "】"))
        and line.rstrip("。").count("。") == 0
        and not re.search(r"\d", line)
    )


def _parts(line: _TextLine, category: str | None) -> Iterator[_Task]:
    """The tasks of a paragraph: each ends with the bracket that says who does it."""
    begun = 0
    number: str | None = None
    for bracket in _BRACKET.finditer(line.text):
        said = Said()
        inside = line.start + bracket.start("inside")
        if not _labelled(bracket["inside"], inside, said):
            _worded(bracket["inside"], inside, said)
        if not said.assigns or not line.text[begun : bracket.start()].strip(_AFTER):
            continue
        number, head = _numbered(line.text[begun : bracket.start()], number)
        yield _Task(line.start + begun + head, line.start + bracket.start(), number, category, said)
        begun = bracket.end()
    rest = line.text[begun:]
    if rest.strip(_AFTER):
        own, head = _numbered(rest, None)
        lead = len(rest[head:]) - len(rest[head:].lstrip(_AFTER))
        yield _Task(line.start + begun + head + lead, line.end, own, category)


def _numbered(text: str, before: str | None) -> tuple[str | None, int]:
    """The item number that a text begins with, and where what it numbers begins."""
    skipped = len(text) - len(text.lstrip(_AFTER))
    match = _NUMBER.match(text[skipped:])
    if match is None:
        return before, skipped
    number = match["number"] or match["ring"] or match["nth"]
    return number, skipped + match.end()


@cache
def _label() -> re.Pattern[str]:
    names = sorted(words.load().labels, key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=[;,。 、\n]))\s*(?P<label>{'|'.join(names)})\s*:")


def _labelled(text: str, start: int, said: Said) -> bool:
    """Read ``label:content`` pairs that fill a text from its beginning; False where none do."""
    lead = len(text) - len(text.lstrip(" 【[("))
    marks = list(_label().finditer(text, lead)) or []
    if not marks or marks[0].start("label") != lead:
        first = _label().match(text[lead:])
        if first is None:
            return False
    known = words.load().labels
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        content = text[mark.end() : end].strip(" ;,。】])" if lead else " ;,。")
        said.add(known[mark["label"]], content, start + mark.end(), start + end)
    return bool(said)


def _worded(text: str, start: int, said: Said) -> None:
    """Read ``A牵头,B、C配合``: each clause by its last verb; a bare list is of responsible ones."""
    known = words.load()
    at = 0
    for clause in re.split(r"[,;]", text):
        found = (
            ("lead_units", known.leading),
            ("supporting_units", known.supporting),
            ("responsible_units", known.answering),
        )
        for name, pattern in found:
            if pattern.search(clause):
                said.add(name, pattern.sub("", clause), start + at, start + at + len(clause))
                break
        else:
            units = parted(clause).units
            if units and all(looks_like_unit(u) for u in units):
                said.add("responsible_units", clause, start + at, start + at + len(clause))
        at += len(clause) + 1


def _row(task: _Task, source: str, folded: str, report: Reporter) -> FormRow:
    place = FormPlace(start=task.start, end=task.end)
    lead, responsible, supporting = (_units(task.said, name, report) for name in _UNIT_FIELDS)
    deadline = None
    for text, start, end in task.said.fields.get("deadline", [])[:1]:
        deadline = report.deadline(deadline_of(text, report.year), FormPlace(start=start, end=end))
    if not task.said.assigns:
        report.say(
            "no_units", place, "lead_units", folded[task.start : task.end][:30],
            "nobody is named for the item",
            "Write (责任单位:…) behind it, or tell who leads when the entry is opened",
        )  # fmt: skip
    return FormRow(
        text="".join(source[task.start : task.end].split("\n")).strip(),
        number=task.number,
        category=task.category,
        lead_leaders=_leaders(task.said),
        lead_units=lead,
        responsible_units=responsible,
        supporting_units=supporting,
        deadline=deadline.day if deadline else None,
        deadline_text=deadline.text if deadline else None,
        goal=_joined(task.said, "goal"),
        milestones=_milestones(task.said),
        progress=_joined(task.said, "progress"),
        place=place,
    )


def _units(said: Said, name: str, report: Reporter) -> tuple[str, ...]:
    found: list[str] = []
    for text, start, end in said.fields.get(name, []):
        named = parted(text)
        place = FormPlace(start=start, end=end)
        found += [report.unit(unit, place, name) for unit in (*named.units, *named.leading)]
    return tuple(dict.fromkeys(found))


def _leaders(said: Said) -> tuple[str, ...]:
    told = "、".join(text for text, _, _ in said.fields.get("lead_leaders", []))
    return tuple(n for n in re.split(r"[、,;]", "".join(told.split())) if n)


def _joined(said: Said, name: str) -> str | None:
    return "；".join(text for text, _, _ in said.fields.get(name, [])) or None


def _milestones(said: Said) -> tuple[FormMilestone, ...]:
    told = _joined(said, "milestones")
    return milestones_of(told) if told else ()
