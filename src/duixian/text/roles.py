"""What the words of headings and openings say: role, and whether one looks back or ahead."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from duixian import late_re as re
from duixian.model import SectionRole
from duixian.text.times import names_of_times, part_of_year, plans_in, years_back

Side = Literal["back", "ahead", "none"]
Reach = Literal["year", "span", "current"]
"""Over a year, over several, or over the months of this year already gone."""

_NUMERALS = "〇一二三四五六七八九十"
_NUMBERING = re.compile(r"^[(]?[一二三四五六七八九十]{1,3}[)、]")
_BACK_YEARS = re.compile(
    r"(?:过去|这)的?([二三四五六七八九十])年|([二三四五六七八九])年来|的([三四五])年$|过去[^,]{0,6}和([三四五])年工作"
)
_BEFORE_WORDS = re.compile(r"(?P<lead>(?:各位代表[,!:]? ?)?(?:\([一二三四五六七八九十]+\)|——)?)")
"""What may stand between the begin of a sentence and its first word."""
_SENTENCE_START = re.compile(f"[。!?\n:](?={_BEFORE_WORDS.pattern})")
_OPENING_OF_A_PLAN = re.compile(r"开好局|起好步|开局|收官|起步|衔接|谋划")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a stretch of text is about: its role, which way it looks, and over what."""

    role: SectionRole
    side: Side
    period: str | None
    dated: bool = field(default=False, compare=False)
    """Whether the words themselves name the time."""


@dataclass(frozen=True, slots=True)
class Cue:
    """An opening at reading offset `start` that changes the part."""

    start: int
    part: Stretch
    strong: bool
    current: bool
    """Whether it speaks of the months of the report year already gone."""


@dataclass(frozen=True, slots=True)
class _HeadingRule:
    role: SectionRole
    side: Side
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _CueRule:
    side: Side
    reach: Reach
    strong: bool
    pattern: re.Pattern[str]


@cache
def _lexicon() -> dict[str, Any]:
    path = resources.files("duixian.registry").joinpath("sections.toml")
    return tomllib.loads(path.read_text("utf-8"))


_PART_OVER = re.compile(
    "(?P<year>\\d{4}|今)年(?P<part>上半年|前三季度|第?[一二三]季度)(?!.*(?:下半年|下一步|安排|计划(?!执行)))"
)
"""A part of the report's own year that a heading looks back on: 2023年上半年计划执行情况."""


class HeadingWords:
    """The lexicon of headings and openings, for reports of one year."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        names = names_of_times(year)
        lexicon = _lexicon()

        def pattern(raw: str) -> re.Pattern[str]:
            for name, value in names.items():
                raw = raw.replace("{" + name + "}", value)
            return re.compile(raw)

        self._headings = [
            _HeadingRule(h["role"], h["side"], pattern(h["pattern"])) for h in lexicon["heading"]
        ]
        self._cues = [
            _CueRule(c["side"], c["reach"], c["strong"], pattern(c["pattern"]))
            for c in lexicon["cue"]
        ]
        self._any_cue = pattern("|".join(f"(?:{_unnamed(c['pattern'])})" for c in lexicon["cue"]))
        self._named_years = [
            (re.compile(names[name] + "年"), side, year)
            for name, side, year in _sides_of_year(year)
        ]
        # A plan that comes late tells of this year and promises for the next.
        self._next_year = re.compile(names["next"] + "年")
        openings = lexicon["openings"]
        self._openings = {
            name: pattern(r"(?<![^。!?\n;])(?:各位代表[,!:]? ?)?" + openings[name])
            for name in ("targets", "problems", "governance", "closing")
        }
        self._not_targets = pattern(openings["not_targets"])
        self._measured = pattern(openings["measured"])
        self._gates = {name: tuple(openings["gates"][name]) for name in self._openings}
        self._alone = re.compile(lexicon["appendix"])
        self._imperative = re.compile(rf"(?:{lexicon['tense']['imperative']})")
        self._back = re.compile(lexicon["tense"]["back"])
        self._ahead = re.compile(lexicon["tense"]["ahead"])

    def parts_of_heading(self, heading: str) -> list[Stretch]:
        """The parts that a heading announces, in text order; none if its words tell nothing."""
        found: list[tuple[int, Stretch]] = []
        if _OPENING_OF_A_PLAN.search(heading) and not re.search("回顾|目标|任务|工作", heading):
            return []
        plans = plans_in(heading)
        for rule in self._headings:
            match = rule.pattern.search(heading)
            if match is None:
                continue
            if rule.role in ("governance", "problems", "other"):
                return [Stretch(rule.role, rule.side, self._period(rule.side, "year"))]
            if any(part.role == rule.role for _, part in found):
                continue
            # 工作 after 回顾 belongs to the 回顾; a second part needs its own time.
            found.append((match.start(), Stretch(rule.role, rule.side, None)))
        found.sort(key=lambda f: f[0])
        return self._dated(heading, [part for _, part in found], plans)

    def _dated(
        self, heading: str, parts: list[Stretch], plans: list[tuple[int, int, int]]
    ) -> list[Stretch]:
        """Each side of a heading with the years and plans that the heading names for it."""
        times = self._times(heading, plans)
        dated: list[Stretch] = []
        for side in dict.fromkeys(p.side for p in parts):
            roles = [p.role for p in parts if p.side == side]
            spans: list[str | None] = [period for _, s, period in times if s == side]
            named = bool(spans)
            for i, period in enumerate(spans or [self._period(side, "year")]):
                dated.append(Stretch(roles[min(i, len(roles) - 1)], side, period, named))
        known = {p.side for p in parts}
        for _, side, period in times:
            if side not in known:
                role: SectionRole = "review" if side == "back" else "targets"
                dated.append(Stretch(role, side, period, True))
        return dated

    def _times(
        self, heading: str, plans: list[tuple[int, int, int]]
    ) -> list[tuple[int, Side, str]]:
        """(offset, side, period) of the years, spans and plans named in a heading."""
        if self.year is None:
            undated: list[tuple[int, Side, str]] = [
                (at, "none", f"{first}-{last}") for at, first, last in plans
            ]
            return sorted([*undated, *self._back_times(heading)])
        part = _PART_OVER.search(heading)
        if part is not None and part["year"] in ("今", str(self.year)):
            return [(part.start(), "back", part_of_year(self.year, part["part"]))]
        times: list[tuple[int, Side, str]] = [
            (at, "back" if last < self.year else "ahead", f"{first}-{last}")
            for at, first, last in plans
        ]
        for pattern, side, year in self._named_years:
            match = pattern.search(heading)
            if match:
                times.append((match.start(), side, str(year)))
        if not times and (match := self._next_year.search(heading)):
            times.append((match.start(), "ahead", str(self.year + 1)))
        times += self._back_times(heading)
        match = re.search("(?:今后|未来)的?五年", heading)
        if match:
            times.append((match.start(), "ahead", f"{self.year}-{self.year + 4}"))
        if not any(side == "back" for _, side, _ in times):
            match = re.search("过去一年|去年|一年来", heading)
            if match:
                times.append((match.start(), "back", str(self.year - 1)))
        return sorted(times)

    def _back_times(self, heading: str) -> Iterator[tuple[int, Side, str]]:
        for match in _BACK_YEARS.finditer(heading):
            years = _NUMERALS.index(next(g for g in match.groups() if g))
            yield match.start(), "back", self._back_span(years) or ""

    def cues(self, text: str) -> list[Cue]:
        """Every opening that looks back or ahead, in order of place."""
        found: list[Cue] = []
        for start, at in _sentence_starts(text):
            if self._any_cue.match(text, at) is None:
                continue
            for rule in self._cues:
                match = rule.pattern.match(text, at)
                if match is not None:
                    part = self._part(rule, match)
                    current = rule.reach == "current"
                    found.append(Cue(start, part, rule.strong, current))
                    break
        return found

    def _part(self, rule: _CueRule, match: re.Match[str]) -> Stretch:
        period = self._period(rule.side, rule.reach)
        if rule.side == "back":
            groups = match.groupdict()
            count = groups.get("back") or groups.get("back2")
            if count:
                period = self._back_span(5 if count == "5" else _NUMERALS.index(count))
            return Stretch("review", "back", period, True)
        return Stretch("targets" if rule.reach == "span" else "tasks", "ahead", period, True)

    def opens(self, name: str, text: str, start: int, end: int) -> int | None:
        """Where, from `start` to `end`, a sentence begins with an opening of that name."""
        if not any(text.find(word, start, end) >= 0 for word in self._gates[name]):
            return None
        for match in self._openings[name].finditer(text, start, end):
            if name == "targets" and (
                self._not_targets.search(text, match.start(), match.end())
                or not self._measured.search(text, match.end() - 1, min(end, match.end() + 300))
            ):
                continue
            return match.start()
        return None

    def commands(self, heading: str) -> bool:
        """Whether a heading says what is to be done: 加快…, 坚持…, 进一步….

        >>> wording(2020).commands("三、加快社会主义经济建设")
        True
        """
        return self._imperative.match(_NUMBERING.sub("", heading)) is not None

    def stands_alone(self, heading: str) -> bool:
        """Whether a title without a number opens a part of its own: 名词解释, 结束语."""
        return self._alone.match(heading) is not None

    def looks(self, text: str, *, lean: Side = "none") -> Side:
        """Which way a text looks by the tense of its words; `lean` asks more of the other way."""
        back, ahead = len(self._back.findall(text)), len(self._ahead.findall(text))
        if back > (2.5 if lean == "ahead" else 1.25) * ahead:
            return "back"
        return "ahead" if lean == "ahead" or ahead > 1.25 * back else "none"

    def _back_span(self, years: int) -> str | None:
        return years_back(years, self.year)

    def _period(self, side: Side, reach: Reach) -> str | None:
        if side == "back" and reach == "span":
            return self._back_span(5)
        if self.year is None or side == "none":
            return None
        if side == "back" and reach != "current":
            return self._back_span(1)
        return f"{self.year}-{self.year + 4}" if reach == "span" else str(self.year)

    def part(self, role: SectionRole, side: Side, reach: Reach = "year") -> Stretch:
        """A part of that role and side, with the period that goes with them."""
        return Stretch(role, side, self._period(side, reach))


@lru_cache(maxsize=128)
def wording(year: int | None) -> HeadingWords:
    """The lexicon for reports of a year, compiled once."""
    return HeadingWords(year)


def _sentence_starts(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin, and where the first word of each stands."""
    first = _BEFORE_WORDS.match(text)
    at = first.end() if first is not None else 0
    yield 0, at
    for sign in _SENTENCE_START.finditer(text):
        if sign.end() >= at:  # not amid what stands before the words of another
            at = sign.end("lead")
            yield sign.end(), at


def _sides_of_year(year: int | None) -> list[tuple[str, Side, int]]:
    return [] if year is None else [("last", "back", year - 1), ("this", "ahead", year)]


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
