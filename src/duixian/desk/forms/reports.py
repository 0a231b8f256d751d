"""Faults in the making: what is said of a unit that is not known, of a deadline that is none."""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.desk.forms.dates import Deadline
from duixian.desk.forms.rows import FaultKind, FormFault, FormPlace
from duixian.desk.forms.units import KnownUnits, is_collective, looks_like_unit


@dataclass(slots=True)
class Reporter:
    """Collects the faults of one row."""

    year: int | None
    units: KnownUnits | None
    faults: list[FormFault] = field(default_factory=list)

    def say(
        self,
        kind: FaultKind,
        place: FormPlace,
        column: str | None,
        found: str,
        wrong: str,
        advice: str,
    ) -> None:
        """Note a fault."""
        self.faults.append(FormFault(kind, place, column, found, wrong, advice))

    def unit(self, name: str, place: FormPlace, column: str | None) -> str:
        """The name by which a unit is known; its own, with a fault, where it is not."""
        if self.units is None:
            if not looks_like_unit(name) and not is_collective(name):
                self.say(
                    "unknown_unit", place, column, name, f"{name!r} does not read like a unit",
                    "Check the cell: units are parted by 、",
                )  # fmt: skip
            return name
        known = self.units.resolve(name)
        if known is not None:
            return known
        near = self.units.nearest(name)
        self.say(
            "unknown_unit", place, column, name, f"no unit {name!r} is known",
            f"Is {near!r} meant? Else add the unit first" if near else "Add the unit first",
        )  # fmt: skip
        return name

    def deadline(self, read: Deadline, place: FormPlace) -> Deadline:
        """The deadline as it was read, with a fault where something is wrong with it."""
        told = read.text or ""
        if read.trouble == "ambiguous":
            self.say(
                "bad_deadline", place, "deadline", told, f"{told!r} may be more than one day",
                "Write the month with 月 (2025年10月, 6月底)",
            )  # fmt: skip
        elif read.trouble == "no_year":
            self.say(
                "bad_deadline", place, "deadline", told,
                f"the year of {told!r} is not known: the form states none",
                "Say which year the form is of",
            )  # fmt: skip
        elif read.trouble == "unreadable":
            self.say(
                "bad_deadline", place, "deadline", told, f"{told!r} names no day",
                "Write a day, a month or a quarter, or 长期坚持 where there is none",
            )  # fmt: skip
        elif read.day is not None and self.year is not None and read.day.year < self.year:
            self.say(
                "deadline_before", place, "deadline", told or read.day.isoformat(),
                f"the deadline {read.day} is over before {self.year}, the form's year, begins",
                "Check the year",
            )  # fmt: skip
        return read
