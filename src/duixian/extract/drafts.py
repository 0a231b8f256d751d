"""Claims in the making, and what they take from their sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from duixian import late_re as re
from duixian.extract import aspects, phrases
from duixian.extract.namings import NumberNaming
from duixian.extract.quantities import Mention
from duixian.recent import recent
from duixian.records import set_by_slots
from duixian.registry import units

_EDITION = re.rare(r"第[一二三四五六七八九十\d]+届|(?:19|20)\d\d年度?")
_TIMES = frozenset(("次", "轮", "场"))
"""What counts how often a thing was done: 16次调度推进重大项目."""
_COUNTING = frozenset(("count", "people"))


class Draft(NamedTuple):
    """A claim in the making, never changed: each step makes another. Offsets are reading offsets.

    `noun` is the indicator without the verb that governs it; `clause` and `behind` are the
    text of the clause on either side of the number.
    """

    mention: Mention
    sense: aspects.Sense
    peeled: phrases.Peeled
    indicator: str
    noun: str
    verb: str
    rule: NumberNaming
    clause: str = ""
    clause_start: int = 0
    left: str = ""
    behind: str = ""
    origin: bool = False
    acted_as_read: bool | None = None
    """`acted` by the grammar's own phrase, once another was chosen; else None."""

    @property
    def counts_alone(self) -> bool:
        """Whether the noun behind the number is what it counts, it alone."""
        return self.rule.counts and not self.rule.joined

    def named(self, indicator: str, noun: str | None = None) -> Draft:
        """The draft with another indicator, and another noun if one is given."""
        return self._replace(indicator=indicator, noun=self.noun if noun is None else noun)

    @property
    def acted(self) -> bool:
        """Whether something was done (新建, 入选), so that the count is a flow and no stock."""
        if self.acted_as_read is not None:
            return self.acted_as_read
        told = self.rule.counts and self.indicator != self.noun
        times = self.counts_alone and self.mention.unit in _TIMES
        doing = self.verb or told or times or phrases.action_at_end(self.noun)
        return bool(doing) and not self.peeled.to


@set_by_slots
@dataclass(frozen=True, slots=True)
class Around:
    """The text around a group of numbers.

    `left`: from the clause's begin or the number before, to the bound words of the first
    number. `right`: from the last number to the clause's end or what the next number owns.
    """

    left: str
    right: str
    clause: str
    clause_start: int
    behind: str
    before: str
    """The clause before this one, without its closing sign."""
    continued: bool
    """Another number of the same clause stands before."""
    after: str = ""
    """The clause behind this one, without its closing sign."""
    clauses: tuple[str, ...] = ()
    """The clauses of the sentence between the number before and this clause, first to last."""


@dataclass(slots=True)
class Frame:
    """What a sentence has said so far, for numbers that take their subject from it."""

    last: Draft | None = None
    own: str | None = None
    """The reporting government, whose name before an indicator is no scope."""
    economy: str = "地区生产总值"
    """What 增长目标 without subject is the growth of, for this government."""
    before: Draft | None = None
    """The last draft of the sentence before, in the same section."""
    group: list[Draft] = field(default_factory=list)
    history: list[Draft] = field(default_factory=list)


def counts(mention: Mention) -> bool:
    return mention.unit is None or units.load().dimension_of(mention.unit) in _COUNTING


@recent
def tidy(text: str) -> str:
    """Balance quotation marks and brackets and drop outer signs."""
    text = _EDITION.sub("", text.replace(" ", "").strip(" ,、:;的"))
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text
