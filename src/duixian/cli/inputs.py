"""From the paths of a command line to outcomes, with what failed named as it fails."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from duixian.cli import pipes
from duixian.cli.remarks import left_out
from duixian.cli.say import progress, say
from duixian.engine import (
    Cluster,
    IndexEntry,
    Input,
    Local,
    Noted,
    Outcome,
    Runner,
    find_inputs,
    inside,
    read_index,
    read_many,
)
from duixian.errors import InputError, UsageError

Read = TypeVar("Read", bound=Noted)
STDIN = "stdin"
"""Name of the report that comes through standard input."""
MAX_STDIN = 256 * 1024 * 1024
"""Bytes read of it: more than any limit on a report, so that what is too large is told so."""


def gather(
    paths: Sequence[str], index: Path | None, text_column: str | None = None
) -> list[Input | InputError]:
    """The inputs that the paths mean, ``-`` being standard input; what is to be said of them is
    said. `text_column` is the column of tables in which the text stands."""
    if paths.count("-") > 1:
        raise UsageError("standard input (-) can be read only once")
    known = read_index(index) if index else {}
    found: list[Input | InputError] = []
    for path in paths:
        if path == "-":
            entry = known.get(STDIN, IndexEntry())
            whole = Input(STDIN, data=standard_input(), index=entry)
            found.extend(inside(whole, known, text_column=text_column))
        elif (through := pipes.given(path)) is not None:
            found.extend(_inside(through, known, text_column))
        else:
            found.extend(find_inputs([path], known, text_column=text_column, without=index))
    for given in found:
        if isinstance(given, Input):
            for note in given.notes:
                say(f"{given.name}: {note}")
    _warn_of_namesakes(found)
    return found


def _inside(
    given: Input | InputError, known: Mapping[str, IndexEntry], text_column: str | None
) -> Iterable[Input | InputError]:
    if isinstance(given, InputError):
        return (given,)
    return inside(given, known, text_column=text_column)


def standard_input() -> bytes:
    """All of standard input, or enough of it to be refused as too large."""
    return sys.stdin.buffer.read(MAX_STDIN)


def _warn_of_namesakes(inputs: Iterable[Input | InputError]) -> None:
    seen: dict[str, str] = {}
    for given in inputs:
        if isinstance(given, Input):
            if given.doc in seen:
                say(f"{given.name} and {seen[given.doc]} have the same name, {given.doc!r}")
            seen[given.doc] = given.name


class Failures:
    """The inputs of a command that failed, each said when it is met."""

    def __init__(self) -> None:
        self.count = 0

    def met(self, error: InputError) -> None:
        self.count += 1
        say(str(error))


def runner_of(engine: str, jobs: int | None) -> Runner:
    """Who reads, by the word of ``--engine``. `UsageError` where it names nobody."""
    if engine == "local":
        return Local(jobs)
    if engine == "dask":
        return Cluster(jobs=jobs)
    if "://" not in engine:
        raise UsageError(
            f"--engine {engine}: there is no such engine. Give local, dask, or the address of a "
            "Dask scheduler, such as tcp://192.0.2.1:8786"
        )
    if jobs is not None:
        raise UsageError(
            f"--jobs {jobs} says how many processes of this machine read; the cluster at {engine} "
            "has the workers that it has. Leave out one of the two"
        )
    return Cluster(engine)


@contextmanager
def outcomes(
    inputs: Sequence[Input | InputError],
    *,
    jobs: int | None,
    seconds: float | None,
    reader: Callable[[Input], Read],
    engine: str = "local",
) -> Iterator[tuple[Iterator[Outcome[Read]], Failures]]:
    """What is read of the inputs, in order; failures are said and left out.

    So is what a reading has left out for a fault of the program.
    """
    runner = runner_of(engine, jobs)
    failures = Failures()

    def good(all_of_them: Iterable[Outcome[Read]]) -> Iterator[Outcome[Read]]:
        for outcome in all_of_them:
            if outcome.error is not None:
                failures.met(outcome.error)
                continue
            if outcome.reading is not None:
                for note in outcome.reading.notes:
                    say(f"{outcome.name}: {note}")
                if outcome.reading.faults:
                    say(f"{outcome.name}: {left_out(outcome.reading.faults)}")
            yield outcome

    with (
        progress("reading", len(inputs)) as watch,
        closing(read_many(inputs, seconds=seconds, reader=reader, runner=runner)) as many,
    ):
        yield good(watch(many)), failures
