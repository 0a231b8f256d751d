"""Named errors. Each message says what was found, where, and what to do."""

from __future__ import annotations


class DuixianError(Exception):
    """Base of every error that Duixian raises on purpose."""


class InputError(DuixianError):
    """One input cannot be read; the others of a batch can. Exit code 3."""

    def __init__(self, path: str, found: str, advice: str) -> None:
        super().__init__(f"{path}: {found}. {advice}")
        self.path, self.found, self.advice = path, found, advice

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel from worker processes: rebuilt from their words and attributes."""
        return _rebuilt, (type(self), str(self), dict(self.__dict__))


def _rebuilt(kind: type[InputError], message: str, attributes: dict[str, object]) -> InputError:
    error = kind.__new__(kind, message)
    error.__dict__.update(attributes)
    return error


class EmptyInput(InputError):
    """The file holds no text."""


class UnknownFormat(InputError):
    """The bytes are of no format that can be read."""


class UndecodableText(InputError):
    """The bytes are text in no known encoding, or break it at `offset`."""

    def __init__(self, path: str, offset: int, found: str, advice: str) -> None:
        super().__init__(path, f"{found} (byte offset {offset})", advice)
        self.offset = offset


class TooLarge(InputError):
    """The file is larger than any report."""


class NotATextColumn(InputError):
    """A table of reports was given, and not which of its columns holds the text."""


class BadRow(InputError):
    """One row of a table cannot be read; the others can."""


class UnsafeArchive(InputError):
    """An archive, or a file in it, that is not unpacked: it would grow or lead out of bounds."""


class ToolMissing(UnknownFormat):
    """The format can be read, with a program or package that is not installed here."""


class NotChinese(InputError):
    """The text is in another language than the reports'."""


class NotAReport(InputError):
    """The text was read, and it is no work report."""


class PackageMissing(DuixianError):
    """What was asked for takes a package that is not installed."""


class WorkerCrashed(InputError):
    """The process that read this input died; the input, not the batch, is lost."""


class BadPattern(DuixianError, ValueError):
    """A regular expression is composed of parts that cannot be meant."""


class NoNumeral(DuixianError, ValueError):
    """Signs that look like a numeral and state no quantity."""

    def __init__(self, text: str, found: str) -> None:
        shown = text if len(text) <= 20 else text[:20] + "…"
        super().__init__(f"{shown!r} is no numeral: {found}. It is read as words")


class TookTooLong(InputError):
    """Reading this input did not end within its time; the input, not the batch, is lost."""


class UsageError(DuixianError):
    """The command or call is wrong: unknown filter, bad option value. Exit code 2."""


class DictionaryError(UsageError):
    """A list of words to count does not hold: unknown, empty, or with a column of no meaning."""


class BooksError(DuixianError):
    """The books cannot be opened, read or written."""


class PublishError(DuixianError):
    """Tables cannot be published in a place: it refuses, or somebody else publishes there."""


class ClusterError(DuixianError):
    """The cluster that should read cannot be reached, was lost, or has another version."""


class RegistryError(DuixianError):
    """A registry file breaks its own rules."""
