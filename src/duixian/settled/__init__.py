"""Accounts and findings, kept beside the books and settled anew where something changed."""

from duixian.settled.governments import GovernmentReports
from duixian.settled.program import rules
from duixian.settled.second import SECOND, second_verdicts, statistics_of, with_second
from duixian.settled.settled import Batch, Settled, Watch
from duixian.versions import digest_of

__all__ = [
    "SECOND",
    "Batch",
    "GovernmentReports",
    "Settled",
    "Watch",
    "digest_of",
    "rules",
    "second_verdicts",
    "statistics_of",
    "with_second",
]
