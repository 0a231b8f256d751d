"""What a request may be told instead of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.errors import DuixianError


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on from an error."""

    href: str
    text: str


class Refusal(DuixianError):
    """A request that cannot be answered as it stands: status, words key and what was asked.

    `key` names a sentence of words.toml (``refused.<key>``), `said` what goes into it; both
    languages are thereby covered, and the API gives the English one.
    """

    def __init__(self, status: int, key: str, links: tuple[Link, ...] = (), **said: object) -> None:
        super().__init__(key)
        self.headers: dict[str, str] = {}
        self.status, self.key, self.links, self.said = status, key, links, said


def not_found(key: str, links: tuple[Link, ...] = (), **said: object) -> Refusal:
    """Nothing is at this address."""
    return Refusal(404, key, links, **said)


def malformed(key: str, **said: object) -> Refusal:
    """A filter or address is not of the form it must have."""
    return Refusal(400, key, (), **said)
