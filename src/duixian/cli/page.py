"""What is laid out for eyes, on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console

PIPED_WIDTH = 140
"""Width of a page that goes to no terminal."""


def write(draw: Callable[[Console], None]) -> None:
    """Lay out what `draw` prints as wide as the terminal and write it."""
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    with console.capture() as page:
        draw(console)
    # In one piece past rich, which would end the program by itself when the reader has gone.
    sys.stdout.flush()
    sys.stdout.buffer.write(page.get().encode("utf-8"))
    sys.stdout.buffer.flush()
