"""The commit log: which version of every table makes up the books.

A change to the books touches several Delta tables, each of which commits by itself. What
joins them is the file ``books.json``, which names one version of every table and is
replaced by an atomic rename after all tables are written. Readers read exactly the
versions it names, so whatever an interrupted change left behind is not there for them.
``commits/`` keeps every ``books.json`` that ever was, by its number.
"""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from duixian.errors import BooksError

FORMAT = 4
"""Raised when books written by this version cannot be read by an older one. 2: claims and tasks
have keys, and successors. 3: successors have the keys of what they lead on from. 4: evidence of a
second source."""


REBUILDING = ".rebuilding"
"""Where a rebuilding makes its tables, inside the books' directory."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the books."""

    number: int
    tables: Mapping[str, int]
    """Table -> its Delta version."""
    at: str | None = None
    """When, as the caller said (ISO 8601)."""
    changes: Mapping[str, int] = field(default_factory=dict)
    """What happened to how many reports: added, replaced, set_aside, migrated."""
    format: int = FORMAT
    rebuilt: int = 0
    """How often the tables were made anew; each time commits are counted from 1 again."""

    @property
    def stamp(self) -> str:
        """Tells apart all states that these books ever were in."""
        return f"{self.rebuilt}.{self.number}" if self.rebuilt else str(self.number)


def head(root: Path) -> Commit | None:
    """The present state; `None` when nothing was ever committed there.

    `BooksError` where commits lie about without it: adding to such books would begin them anew
    over what is there. Tables alone are what an interrupted first addition left.
    """
    present = _read(root / "books.json")
    count = 0 if present else len(list((root / "commits").glob("*.json")))
    if count or (not present and (root / REBUILDING / "books.json").exists()):
        there = f"tables and {count} commits are" if count else "a rebuilding that was cut off is"
        raise BooksError(
            f"{root}: books.json is missing, while {there} there. "
            f"Nothing was changed. {rebuild_advice(root)}"
        )
    return present


def rebuild_advice(root: Path) -> str:
    """What makes books whole that are lost or damaged in part."""
    command = f"duixian --books {shlex.quote(str(root))} rebuild"
    return f"`{command}` makes the tables anew from the originals kept in the books"


def at(root: Path, number: int) -> Commit:
    """The state that commit `number` made; `BooksError` when there is no such commit."""
    present = head(root)
    commit = present if present and number == present.number else _read(_kept(root, number))
    if commit is None or present is None or number > present.number:
        last = (
            "none yet"
            if present is None
            else f"commits {_first(root, present)} to {present.number}"
        )
        raise BooksError(f"{root}: no commit {number} in these books. There are: {last}")
    return commit


def history(root: Path) -> list[Commit]:
    """All states that were not given up, oldest first."""
    present = head(root)
    if present is None:
        return []
    return [at(root, n) for n in range(_first(root, present), present.number + 1)]


def give_up(root: Path, numbers: Iterable[int]) -> None:
    """Forget states, oldest first: what is cut off leaves the newer of them."""
    try:
        for number in sorted(numbers):
            _kept(root, number).unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(root, error) from error


def _first(root: Path, present: Commit) -> int:
    """The oldest state that is kept: those before it were given up."""
    numbers = [int(kept.stem) for kept in (root / "commits").glob("*.json")]
    return min([*numbers, present.number])


def publish(root: Path, commit: Commit) -> None:
    """Make `commit` the present state. From here on readers see it, not before."""
    text = json.dumps(asdict(commit), ensure_ascii=False, indent=1) + "\n"
    kept = _kept(root, commit.number)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        before = root / "books.json"
        if before.is_file() and not (past := _kept(root, commit.number - 1)).exists():
            _write(past, before.read_text(encoding="utf-8"))  # cut off between the two lines below
        _write(root / "books.json", text)
        _write(kept, text)
    except OSError as error:
        raise unwritable(root, error) from error


def unwritable(root: Path, error: OSError) -> BooksError:
    """The books cannot be written: why, and what to do."""
    return BooksError(
        f"{root}: the books cannot be written ({error.strerror}). Free space or give yourself "
        "the right to write there; what was in them is as it was"
    )


def newest_kept(root: Path) -> Commit | None:
    """The last state that ``commits/`` keeps, whether ``books.json`` is there or not."""
    kept = sorted((root / "commits").glob("*.json"))
    return _read(kept[-1]) if kept else None


def _kept(root: Path, number: int) -> Path:
    return root / "commits" / f"{number:08d}.json"


def _write(path: Path, text: str) -> None:
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(partial, path)


def _read(path: Path) -> Commit | None:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BooksError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        commit = Commit(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise BooksError(
            f"{path}: is not the commit file of any books ({error}). "
            "Name another directory, or copy the newest file of commits/ to it. "
            f"{rebuild_advice(_books_of(path))}"
        ) from error
    if commit.format > FORMAT:
        raise BooksError(
            f"{path}: these books have format {commit.format}; this version reads up to {FORMAT}. "
            "Upgrade Duixian"
        )
    return commit


def _books_of(path: Path) -> Path:
    return path.parent.parent if path.parent.name == "commits" else path.parent
