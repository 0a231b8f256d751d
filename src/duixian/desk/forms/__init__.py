"""The offices' own forms: read, matched with the report's promises, learned from, written.

Pure functions from files and values to values: no database, no clock.
"""

from duixian.desk.forms.apart import read_within
from duixian.desk.forms.bulletins import (
    LedgerEntry,
    Light,
    Occasion,
    UnknownStanding,
    write_bulletin,
    write_ledger,
)
from duixian.desk.forms.matching import Matching, Promise, RowLink, match, promises_of
from duixian.desk.forms.reading import read_form
from duixian.desk.forms.rows import (
    FAULT_KINDS,
    FaultKind,
    Form,
    FormFault,
    FormMilestone,
    FormOfAnotherYear,
    FormPlace,
    FormRow,
    NoFormInIt,
    with_first_leading,
)
from duixian.desk.forms.sheets import CellTooLong, UnknownSuffix
from duixian.desk.forms.suggesting import Suggester, Suggestion, suggest
from duixian.desk.forms.units import KnownUnits, unit_key
from duixian.desk.forms.writing import write_form

__all__ = [
    "FAULT_KINDS",
    "CellTooLong",
    "FaultKind",
    "Form",
    "FormFault",
    "FormMilestone",
    "FormOfAnotherYear",
    "FormPlace",
    "FormRow",
    "KnownUnits",
    "LedgerEntry",
    "Light",
    "Matching",
    "NoFormInIt",
    "Occasion",
    "Promise",
    "RowLink",
    "Suggester",
    "Suggestion",
    "UnknownStanding",
    "UnknownSuffix",
    "match",
    "promises_of",
    "read_form",
    "read_within",
    "suggest",
    "unit_key",
    "with_first_leading",
    "write_bulletin",
    "write_form",
    "write_ledger",
]
