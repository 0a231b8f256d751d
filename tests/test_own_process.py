"""What is done in processes of our own, and never in another's."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import gc, sys
from duixian import own_process
{claim}
from duixian.books import table_of
from duixian.model import Span
table = table_of(Span, [Span(0, 1)])
print("pandas" in sys.modules, gc.get_threshold()[0] == own_process.OBJECTS)
print(len(table.to_pandas()))
"""


def _told(claim: str) -> list[str]:
    code = _ASKED.format(claim=claim)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_process_of_our_own_makes_tables_without_pandas() -> None:
    """A frame can be had all the same."""
    assert _told("own_process.claim()") == ["False True", "1"]


def test_somebody_elses_process_is_left_alone() -> None:
    assert _told("") == ["True False", "1"]
