"""What a format's reader takes out of a file."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.model import Span


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text with what is known of how it came about. Offsets are into `text`."""

    text: str
    recognised: tuple[Span, ...] = ()
    """Runs that were recognised in pictures (OCR), sorted."""
    doubtful: tuple[Span, ...] = ()
    """Lines of them that the recognition itself is not sure of."""
    notes: tuple[str, ...] = ()
    """What whoever gave the file should know, a sentence each."""
