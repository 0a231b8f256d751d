"""What is said to the person at the terminal: on standard error, around a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from duixian.cli.language import told

T = TypeVar("T")

_above_the_bar: list[Callable[[str], None]] = []


def say(message: str) -> None:
    """Say a line on standard error, in the language of the process."""
    line = told(message)
    if _above_the_bar:
        _above_the_bar[-1](line)
    else:
        print(f"duixian: {line}", file=sys.stderr)


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """A bar for work of `total` steps, drawn only in a terminal: ``watch(steps)`` moves it."""
    if total < 2 or not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(told(doing), total=total)

        def watch(steps: Iterable[T]) -> Iterator[T]:
            for step in steps:
                yield step
                bar.advance(task)

        _above_the_bar.append(
            lambda message: console.print(f"duixian: {message}", markup=False, highlight=False)
        )
        try:
            yield watch
        finally:
            _above_the_bar.pop()
