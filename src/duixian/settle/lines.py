"""The sentences of a report, as a settling reads them: what stands around a figure, and what
stands in the report at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duixian.model import Outline, Reading, SectionRole
from duixian.settle.likeness import pairs_of

_ENDS = "，。；：,;:!?！？\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. Source offsets; `reading` is the same repaired, simplified, half width."""

    start: int
    end: int
    text: str
    reading: str
    role: SectionRole
    heading: bool = False
    several_years: bool = False
    """Whether it stands where the report looks back on several years."""


@dataclass(frozen=True)
class Lines:
    """All sentences of one report in their order."""

    all: tuple[Line, ...]
    index: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)
    """In which sentences each pair of characters stands."""

    def at(self, place: int) -> Line | None:
        """The sentence at a source offset."""
        from bisect import bisect_right

        i = bisect_right(self.all, place, key=_start) - 1
        return self.all[i] if i >= 0 and place < self.all[i].end else None

    def above(self, place: int) -> Line | None:
        """The sentence before the one at a source offset."""
        from bisect import bisect_right

        i = bisect_right(self.all, place, key=_start) - 2
        return self.all[i] if i >= 0 else None

    def clause(self, start: int, end: int) -> str:
        """What stands between the marks around a figure: 全年新开工1043万套."""
        cut = self._cut(start, end)
        return cut[0][cut[1] : cut[2]] if cut else ""

    def clause_before(self, start: int, end: int) -> str:
        """The clause up to a figure."""
        cut = self._cut(start, end)
        line = self.at(start)
        return cut[0][cut[1] : start - line.start] if cut and line else ""

    def after(self, start: int, end: int) -> str:
        """The rest of the sentence behind the clause of a figure."""
        cut = self._cut(start, end)
        return cut[0][cut[2] :] if cut else ""

    def before(self, start: int, end: int) -> str:
        """The sentence up to the clause of a figure."""
        cut = self._cut(start, end)
        return cut[0][: cut[1]] if cut else ""

    def behind(self, end: int) -> str:
        """The rest of the sentence right behind a source offset."""
        line = self.at(end - 1)
        if line is None:
            return ""
        same = len(line.text) == len(line.reading)
        return (line.reading if same else line.text)[end - line.start :]

    def _cut(self, start: int, end: int) -> tuple[str, int, int] | None:
        line = self.at(start)
        if line is None:
            return None
        same = len(line.text) == len(line.reading)
        text = line.reading if same else line.text
        here, there = start - line.start, min(end - line.start, len(text))
        first = max((text.rfind(mark, 0, here) for mark in _ENDS), default=-1) + 1
        ends = [at for at in (text.find(mark, there) for mark in _ENDS) if at >= 0]
        return text, first, min(ends, default=len(text))


def _start(line: Line) -> int:
    return line.start


def made(lines: Iterable[Line]) -> Lines:
    """Sentences with their index."""
    ordered = tuple(sorted(lines, key=_start))
    where: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(ordered):
        for pair in dict.fromkeys(pairs_of(line.reading)):
            where[pair].append(i)
    return Lines(ordered, {pair: tuple(places) for pair, places in where.items()})


def of_reading(reading: Reading) -> Lines:
    """The sentences of a report just read."""
    return of_outline(reading.outline)


def of_outline(outline: Outline) -> Lines:
    """The sentences of a report of which no figure was read yet."""
    lines = []
    for s in outline.sentences:
        span = outline.reading.to_source(s.start, s.end)
        lines.append(
            Line(
                span.start,
                span.end,
                outline.document.source[span.start : span.end],
                outline.reading.text[s.start : s.end],
                outline.sections[s.section].role,
                s.heading,
                "-" in (outline.sections[s.section].period or ""),
            )
        )
    for row in outline.rows:
        section = outline.sections[row.section]
        several = "-" in (section.period or "")
        text = outline.document.source[row.start : row.end]
        lines.append(Line(row.start, row.end, text, row.text, section.role, False, several))
    return made(lines)


def of_tables(
    sentences: Iterable[Mapping[str, Any]], sections: Iterable[Mapping[str, Any]]
) -> dict[str, Lines]:
    """The sentences of all reports in the books, by report_id."""
    parts = {(s["report_id"], s["index"]): (s["role"], s["period"]) for s in sections}
    found: dict[str, list[Line]] = defaultdict(list)
    for row in sentences:
        key = row["report_id"]
        role, period = parts.get((key, row["section"]), ("other", None))
        words = row["text"], row["reading"]
        several = "-" in (period or "")
        found[key].append(Line(row["start"], row["end"], *words, role, row["heading"], several))
    return {key: made(lines) for key, lines in found.items()}


def joined(lines: Sequence[Line]) -> str:
    """Sentences as one text, for words that may stand in any of them."""
    return "\n".join(line.reading for line in lines)
