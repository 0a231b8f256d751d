"""The nouns of Duixian, as frozen values. This module knows nobody.

Two coordinate systems occur, and every noun says which it uses:

*source offsets*
    characters of `Document.source`, the text exactly as it was decoded, before
    repair and folding. Everything that leaves the program (claims, tasks,
    findings) uses them: ``source[start:end]`` is what a reader finds on the page.
*reading offsets*
    characters of `ReadingText.text`, the repaired, simplified, half-width text
    that the reader works on. `ReadingText.to_source` leads back.
"""

from duixian.model.facts import (
    Account,
    Claim,
    Fault,
    Figure,
    Finding,
    Headline,
    Purpose,
    Reading,
    Task,
)
from duixian.model.rows import of_rows
from duixian.model.statistics import Evidence
from duixian.model.texts import (
    Document,
    Government,
    Identity,
    Outline,
    ReadingText,
    Repair,
    Section,
    Sentence,
    Span,
    TableRow,
)
from duixian.model.words import (
    CAUSE_ZH,
    VERDICT_ZH,
    AccountRole,
    Aspect,
    Bound,
    Cause,
    DeadlineSource,
    Genre,
    Issuer,
    Level,
    Media,
    Polarity,
    ReadPart,
    Role,
    SectionRole,
    Severity,
    TaskKind,
    TextKind,
    Verdict,
)

__all__ = [
    "CAUSE_ZH",
    "VERDICT_ZH",
    "Account",
    "AccountRole",
    "Aspect",
    "Bound",
    "Cause",
    "Claim",
    "DeadlineSource",
    "Document",
    "Evidence",
    "Fault",
    "Figure",
    "Finding",
    "Genre",
    "Government",
    "Headline",
    "Identity",
    "Issuer",
    "Level",
    "Media",
    "Outline",
    "Polarity",
    "Purpose",
    "ReadPart",
    "Reading",
    "ReadingText",
    "Repair",
    "Role",
    "Section",
    "SectionRole",
    "Sentence",
    "Severity",
    "Span",
    "TableRow",
    "Task",
    "TaskKind",
    "TextKind",
    "Verdict",
    "of_rows",
]
