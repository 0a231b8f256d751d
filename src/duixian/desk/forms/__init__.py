"""The offices' own forms: read, matched with the report's promises, learned from, written.

Pure functions from files and values to values: no database, no clock.
"""

from duixian.desk.forms.bulletins import (
    Entry,
    Light,
    Occasion,
    UnknownStanding,
    write_bulletin,
    write_ledger,
)
from duixian.desk.forms.matching import Link, Matching, Promise, match, promises_of
from duixian.desk.forms.reading import read_form
from duixian.desk.forms.rows import (
    FAULT_KINDS,
    FaultKind,
    Form,
    FormFault,
    FormOfAnotherYear,
    FormRow,
    Milestone,
    NoFormInIt,
    Place,
    with_first_leading,
)
from duixian.desk.forms.sheets import CellTooLong, UnknownSuffix
from duixian.desk.forms.suggesting import Suggester, Suggestion, suggest
from duixian.desk.forms.units import KnownUnits, unit_key
from duixian.desk.forms.writing import write_form

__all__ = [
    "FAULT_KINDS",
    "CellTooLong",
    "Entry",
    "FaultKind",
    "Form",
    "FormFault",
    "FormOfAnotherYear",
    "FormRow",
    "KnownUnits",
    "Light",
    "Link",
    "Matching",
    "Milestone",
    "NoFormInIt",
    "Occasion",
    "Place",
    "Promise",
    "Suggester",
    "Suggestion",
    "UnknownStanding",
    "UnknownSuffix",
    "match",
    "promises_of",
    "read_form",
    "suggest",
    "unit_key",
    "with_first_leading",
    "write_bulletin",
    "write_form",
    "write_ledger",
]
