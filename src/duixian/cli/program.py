"""The program: its streams, its language, and how it ends."""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback

from duixian import own_process
from duixian.cli.app import FAILED, WRONG_USAGE, Terminated, app
from duixian.cli.language import is_chinese
from duixian.cli.say import say
from duixian.errors import UsageError


def main() -> None:
    """Run the program and end the process with its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # reports are Chinese whatever the locale says
    own_process.claim()
    signal.signal(signal.SIGTERM, _terminate)
    _settle_the_language()
    try:
        app(prog_name="duixian")
    except Exception as error:
        if os.environ.get("DUIXIAN_DEBUG"):
            traceback.print_exc()
        say(
            f"internal failure: {type(error).__name__}: {error}. "
            "DUIXIAN_DEBUG=1 shows where; please report it"
        )
        sys.exit(FAILED)


def _settle_the_language() -> None:
    """Read the language once; one that there is not ends the program as wrong usage, in English."""
    try:
        is_chinese()
    except UsageError as error:
        print(f"duixian: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)


def _terminate(number: int, frame: object) -> None:
    raise Terminated
