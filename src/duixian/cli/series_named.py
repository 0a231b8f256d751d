"""The one headline series that a command was given by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.model import Role
    from duixian.registry.series import Series


def one_named(name: str, role: Role | None = None) -> Series:
    """The series that a name means; of several that it may mean, which was taken is said.

    `UsageError` where it means none, or several that are equally near.
    """
    from duixian.cli.say import say
    from duixian.text import meaning, one_series

    taken = one_series(name, role)
    if others := [one for one in meaning(name).series if one != taken.id]:
        say(f"{name} is taken for {taken.id}, not for {', '.join(others)}. Give the id to choose")
    return taken
