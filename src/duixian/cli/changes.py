"""What differs since the last settling, as rows: both sides of every account that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from duixian.errors import UsageError
from duixian.model import Figure, Verdict

if TYPE_CHECKING:
    from duixian.books import Books
    from duixian.settle import Change

BEFORE_LAST = -1
"""Negative numbers count back from the state that is read."""

ChangedOption = Annotated[
    int | None,
    typer.Option(
        "--changed",
        metavar="[COMMIT]",
        help="What differs from what that commit left (see history); default: the one before.",
    ),
]


class WithChanged(TyperCommand):
    """A command whose `--changed` may stand without its value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        filled: list[str] = []
        for place, argument in enumerate(args, start=1):
            filled.append(argument)
            following = args[place] if place < len(args) else ""
            if argument == "--changed" and not re.fullmatch(r"-?\d+", following):
                filled.append(str(BEFORE_LAST))
        return super().parse_args(ctx, filled)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An account that is not what it was."""

    government: str
    year: int
    series: str | None
    indicator: str
    change: Literal["added", "removed", "verdict", "figures"]
    verdict_before: Verdict | None
    verdict: Verdict | None
    reason_before: str | None
    reason: str | None
    target_before: Figure | None
    target: Figure | None
    result_before: Figure | None
    result: Figure | None
    message: str
    account_id: str
    government_code: str | None
    section: str
    reason_en_before: str | None
    reason_en: str | None


def earlier(books: Books, changed: int) -> Books | None:
    """The books as commit `changed` left them, None for what was before the first.

    `UsageError` when that is not before the state that is read.
    """
    from duixian.books import Books as Kept

    now = books.commit.number if books.commit else 0
    number = max(0, now + changed) if changed < 0 else changed
    if number >= now:
        raise UsageError(
            f"--changed {changed}: commit {number} is not before commit {now}, which is compared "
            "with it. See history"
        )
    return Kept(books.path, commit=number) if number else None


def row_of(change: Change) -> ChangeRow:
    """Both sides of a change."""
    was, now = change.before, change.after
    either = now or was
    assert either is not None
    return ChangeRow(
        government=either.government,
        year=either.year,
        series=either.series,
        indicator=either.indicator,
        change=_kind(change),
        verdict_before=was.verdict if was else None,
        verdict=now.verdict if now else None,
        reason_before=was.reason if was else None,
        reason=now.reason if now else None,
        target_before=was.target if was else None,
        target=now.target if now else None,
        result_before=was.result if was else None,
        result=now.result if now else None,
        message=change.text,
        account_id=either.account_id,
        government_code=either.government_code,
        section=either.section,
        reason_en_before=was.reason_en if was else None,
        reason_en=now.reason_en if now else None,
    )


def _kind(change: Change) -> Literal["added", "removed", "verdict", "figures"]:
    if change.before is None:
        return "added"
    if change.after is None:
        return "removed"
    return "verdict" if change.before.verdict != change.after.verdict else "figures"
