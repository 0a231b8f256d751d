"""What the reader fails on: kept with its place and reason, so that it costs itself alone.

A report has some hundred numbers, and a rule that stumbles over one of them must not lose the
others. Each fault is one of the program: it is counted, named and told to whoever reads the report.
"""

from __future__ import annotations

from types import TracebackType

from duixian.model import Fault, Outline, ReadPart

LONGEST_QUOTE = 40
"""Characters of the text that a fault quotes."""


class Faults:
    """The faults met in one outline."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self.found: list[Fault] = []

    def met(self, part: ReadPart, start: int, end: int, error: Exception, about: str = "") -> None:
        """Keep a fault. Reading offsets; `about` names what has no place of its own.

        A `MemoryError` is raised again: what follows would meet it too.
        """
        if isinstance(error, MemoryError):
            raise error
        span = self._outline.reading.to_source(start, end)
        quote = self._outline.document.source[span.start : span.end][:LONGEST_QUOTE]
        told = f"{about}{type(error).__name__}: {error}"
        self.found.append(Fault(part, span.start, span.end, quote, told))


class Guard:
    """A context in which an exception costs what is read in it, and nothing else.

    Without `faults` it is raised.
    """

    __slots__ = ("_faults", "_where")

    def __init__(
        self, faults: Faults | None, part: ReadPart, start: int, end: int, about: str = ""
    ) -> None:
        self._faults = faults
        self._where = part, start, end, about

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if self._faults is None or not isinstance(error, Exception):
            return False
        part, start, end, about = self._where
        self._faults.met(part, start, end, error, about)
        return True
