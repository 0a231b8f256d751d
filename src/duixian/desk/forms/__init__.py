"""The offices' own forms: read, matched with the report's promises, learned from, written.

Pure functions from files and values to values: no database, no clock.
"""

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
from duixian.desk.forms.units import KnownUnits, unit_key

__all__ = [
    "FAULT_KINDS",
    "FaultKind",
    "Form",
    "FormFault",
    "FormOfAnotherYear",
    "FormRow",
    "KnownUnits",
    "Link",
    "Matching",
    "Milestone",
    "NoFormInIt",
    "Place",
    "Promise",
    "match",
    "promises_of",
    "read_form",
    "unit_key",
    "with_first_leading",
]
