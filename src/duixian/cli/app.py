"""The program as a whole: its global options, its exit codes, what it says when it fails.

0 all done; 1 an internal failure; 2 wrong usage; 3 some inputs failed, the others are done.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from duixian import __version__
from duixian.cli.language import is_chinese
from duixian.cli.late import with_listed
from duixian.cli.options import GlobalOptions
from duixian.cli.say import say
from duixian.cli.unburdened import rich_utils
from duixian.errors import DuixianError, InputError, UsageError

FAILED, WRONG_USAGE, INPUTS_FAILED = 1, 2, 3
INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143
"""As shells report SIGINT, SIGPIPE and SIGTERM."""


class _Commands(TyperGroup):
    """Commands are loaded when they are called; named errors end one with a sentence and their
    exit code."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = with_listed(self.commands, lambda: typer.main.get_command(app))

    def main(self, *args: Any, **settings: Any) -> Any:
        if is_chinese():
            from duixian.cli import help

            help.translate(self)
        return super().main(*args, **settings)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        rich_utils()
        super().format_help(ctx, formatter)

    def make_context(self, *args: Any, **settings: Any) -> Any:
        with _retold():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:
        try:
            with _retold():
                return super().invoke(ctx)
        except DuixianError as error:
            say(str(error))
            raise typer.Exit(_exit_code(error)) from error
        except BrokenPipeError as error:
            # Whoever read our output has had enough; nothing more can be flushed there.
            _forget_standard_output()
            raise typer.Exit(BROKEN_PIPE) from error
        except OSError as error:
            say(_of_the_system(error))
            _forget_standard_output()
            raise typer.Exit(FAILED) from error
        except Terminated as error:
            say("ended; the books are as the last commit left them")
            raise typer.Exit(TERMINATED) from error
        except KeyboardInterrupt as error:
            say("interrupted; the books are as the last commit left them")
            raise typer.Exit(INTERRUPTED) from error


_WRONG_USAGE: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises on wrong usage; it has no public name there."""


@contextmanager
def _retold() -> Iterator[None]:
    """What typer says of wrong usage, in the language of the process."""
    try:
        yield
    except _WRONG_USAGE as error:
        if is_chinese():
            from duixian.cli import help

            help.retell(error)
        raise


class Terminated(BaseException):
    """The process was asked to end (SIGTERM): whatever is under way is undone first."""


REMEDIES = {
    errno.ENOSPC: "Free some space on that disk, then try again",
    errno.EDQUOT: "Free some of your quota, then try again",
    errno.EACCES: "Give yourself the right to it, or name another place",
    errno.EPERM: "Give yourself the right to it, or name another place",
    errno.EROFS: "That disk is read-only: name a place on another",
    errno.EMFILE: "Raise the limit of open files (ulimit -n), then try again",
    errno.ENOTDIR: "A part of that path is a file: name another place",
}
"""What to do about what the operating system refuses."""


def _of_the_system(error: OSError) -> str:
    """A sentence on what the operating system refused, where, and what to do."""
    where = f"{error.filename}: " if error.filename else ""
    remedy = REMEDIES.get(error.errno or 0, "Check the path, its disk and its permissions")
    return f"{where}the system says: {error.strerror or error}. {remedy}"


def _forget_standard_output() -> None:
    """What could not be written shall not be tried again when the interpreter ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _exit_code(error: DuixianError) -> int:
    if isinstance(error, UsageError):
        return WRONG_USAGE
    return INPUTS_FAILED if isinstance(error, InputError) else FAILED


app = typer.Typer(
    name="duixian",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"duixian {__version__}")
        raise typer.Exit()


@app.callback()
def duixian(
    context: typer.Context,
    books: Annotated[
        Path,
        typer.Option(
            "--books", metavar="DIR", envvar="DUIXIAN_BOOKS", help="The books' directory."
        ),
    ] = Path("books"),
    at: Annotated[
        int | None,
        typer.Option(
            "--at", metavar="COMMIT", help="Read the books as this commit left them (see history)."
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Read Chinese government work reports, keep the books of what was promised and delivered,
    and settle the accounts.

    Data goes to standard output, everything else to standard error.
    Exit codes: 0 all done, 1 internal failure, 2 wrong usage, 3 some inputs failed.
    """
    if not books.parts:
        raise UsageError("--books is empty. Name the directory of the books")
    context.obj = GlobalOptions(books=books, at=at)
