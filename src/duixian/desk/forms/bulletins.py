"""The quarterly ledger (台账) and bulletin (通报), prefilled from the desk's entries.

Every count is made from the entries given, and shown with what it is a share of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from duixian.desk.forms.rows import FormRow
from duixian.desk.forms.sheets import (
    Sheet,
    add_table,
    clean,
    new_document,
    suffix_of,
    write_csv,
    write_docx,
    write_xlsx,
)
from duixian.desk.forms.writing import day_in_words, form_sheet
from duixian.errors import UsageError
from duixian.registry import forms as words

Light = Literal["green", "yellow", "red"]
_NOBODY = "未明确牵头单位"


class UnknownStanding(UsageError):
    """An entry stands where no bulletin counts it."""


class LedgerEntry(Protocol):
    """What the desk must give of an entry, so that it can be written into a ledger."""

    @property
    def row(self) -> FormRow:
        """The item as a form has it, with its latest progress; `quote` is the report's sentence."""
        ...

    @property
    def standing(self) -> str:
        """One of `[standings] order` of forms.toml: 已完成, 超进度, 达进度, 欠进度, 其他."""
        ...

    @property
    def light(self) -> Light | None:
        """The light by the desk's rule; None where it has none."""
        ...

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1; None where progress is told in words only."""
        ...


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a ledger or bulletin is of."""

    government: str
    year: int
    quarter: int
    """1 to 4: counted from January to the end of this quarter."""
    as_of: date
    """The day up to which progress was reported."""

    @property
    def period(self) -> str:
        """The time that it covers, as offices call it. `UsageError` for no quarter."""
        names = words.load().periods
        if not 1 <= self.quarter <= len(names):
            raise UsageError(f"there is no quarter {self.quarter}. Give 1 to {len(names)}")
        return names[self.quarter - 1]

    @property
    def subject(self) -> str:
        """What both are headed with."""
        return f"{self.government}{self.year}年《政府工作报告》目标任务{self.period}"


def write_ledger(entries: Sequence[LedgerEntry], path: Path, occasion: Occasion) -> None:
    """The ledger: every item with its progress, and columns for problems and next steps.

    Raises:
        UnknownSuffix: the path ends in something else than .xlsx, .docx or .csv.
        UnknownStanding: an entry stands where no bulletin counts it.
    """
    suffix = suffix_of(path)
    sheet = ledger_sheet(entries, occasion)
    if suffix == ".csv":
        write_csv(sheet, path)
    else:
        (write_xlsx if suffix == ".xlsx" else write_docx)([sheet], path)


def ledger_sheet(entries: Sequence[LedgerEntry], occasion: Occasion) -> Sheet:
    """The table of the ledger; read again, its rows are the entries' rows with their standing."""
    _check(entries)
    known = words.load()
    told = known.written
    noted = [dict(e.row.others) for e in entries]
    return form_sheet(
        [replace(e.row, standing=e.standing) for e in entries],
        title=f"{occasion.subject}工作台账",
        name="台账",
        always=("quote", "goal", "milestones", "progress", "standing"),
        more=[
            (told["share"], ["" if e.share is None else f"{e.share:.1%}" for e in entries]),
            (told["light"], [known.lights[e.light] if e.light else "" for e in entries]),
            (told["problem"], [others.get(told["problem"], "") for others in noted]),
            (told["next_step"], [others.get(told["next_step"], "") for others in noted]),
        ],
    )


def write_bulletin(entries: Sequence[LedgerEntry], path: Path, occasion: Occasion) -> None:
    """The bulletin: counts by standing, those behind, counts by leading unit, the ledger.

    Raises:
        UnknownSuffix: the path ends in something else than .docx or .xlsx.
        UnknownStanding: an entry stands where no bulletin counts it.
    """
    suffix = suffix_of(path, (".docx", ".xlsx"))
    ledger = ledger_sheet(entries, occasion)
    tables = [by_standing(entries, occasion), by_unit(entries, occasion)]
    if suffix == ".xlsx":
        write_xlsx([*tables, ledger], path)
        return
    document = new_document()
    document.add_heading(clean(f"关于{occasion.subject}完成情况的通报"), level=0)
    document.add_heading("一、总体情况", level=1)
    document.add_paragraph(clean(summary(entries, occasion)))
    add_table(document, tables[0])
    document.add_heading(f"二、{words.load().behind}事项", level=1)
    for line in _behind(entries):
        document.add_paragraph(clean(line))
    document.add_heading("三、各牵头单位情况", level=1)
    add_table(document, tables[1])
    document.add_heading(f"附件:{ledger.title}", level=1)
    add_table(document, ledger)
    document.save(str(path))


def summary(entries: Sequence[LedgerEntry], occasion: Occasion) -> str:
    """The bulletin's opening: how many items there are, and how many stand where."""
    known = words.load()
    counts = Counter(e.standing for e in entries)
    if not entries:
        return f"截至{day_in_words(occasion.as_of)},没有纳入台账的事项。"
    parts = [f"{s}{counts[s]}项,占{_share(counts[s], len(entries))}" for s in known.standings]
    sentences = len({e.row.quote for e in entries if e.row.quote})
    cut = f"(对应报告{sentences}句原文)" if sentences else ""
    return (
        f"{occasion.year}年《政府工作报告》目标任务纳入台账{len(entries)}项{cut}。"
        f"截至{day_in_words(occasion.as_of)},{';'.join(parts)}。"
    )


def by_standing(entries: Sequence[LedgerEntry], occasion: Occasion) -> Sheet:
    """How many items stand where, with the share of all."""
    counts = Counter(e.standing for e in entries)
    rows = [
        (s, str(counts[s]), str(len(entries)), _share(counts[s], len(entries)))
        for s in words.load().standings
    ]
    title = f"{occasion.subject}总体情况"
    return Sheet("总体情况", title, ("进度", "项数", "总项数", "占比"), tuple(rows))


def by_unit(entries: Sequence[LedgerEntry], occasion: Occasion) -> Sheet:
    """How the items of each leading unit stand. An item that two lead counts for both."""
    known = words.load()
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        for unit in entry.row.lead_units or (_NOBODY,):
            counts.setdefault(unit, Counter())[entry.standing] += 1
    rows = []
    for unit, stands in sorted(counts.items(), key=lambda c: (-c[1].total(), c[0])):
        each = [str(stands[s]) for s in known.standings]
        rows.append((unit, str(stands.total()), *each, _share(stands[known.done], stands.total())))
    heading = ("牵头单位", "承担项数", *known.standings, f"{known.done}占比")
    return Sheet("各单位情况", f"{occasion.subject}各牵头单位情况", heading, tuple(rows))


def _behind(entries: Iterable[LedgerEntry]) -> list[str]:
    """A line for each item that is behind: what, who, by when, and how far."""
    known = words.load()
    lines = []
    late = [e.row for e in entries if e.standing == known.behind]
    for number, row in enumerate(late, start=1):
        named = (
            (known.written["lead_units"], "、".join(row.lead_units)),
            (known.written["responsible_units"], "、".join(row.responsible_units)),
            (known.written["deadline"], row.deadline_text or day_in_words(row.deadline)),
            (known.written["progress"], row.progress or ""),
        )
        told = ";".join(f"{name}:{said}" for name, said in named if said)
        lines.append(f"{number}.{row.text.rstrip('。')}。({told})")
    return lines or ["无。"]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _check(entries: Iterable[LedgerEntry]) -> None:
    known = words.load().standings
    for entry in entries:
        if entry.standing not in known:
            raise UnknownStanding(
                f"the item {entry.row.text[:20]!r} stands at {entry.standing!r}, and a bulletin "
                f"counts {', '.join(known)}. Say which of these it is"
            )
