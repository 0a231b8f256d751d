"""Which provinces adjoin by land: neighbours.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.errors import RegistryError


@dataclass(frozen=True, slots=True)
class Borders:
    """Provinces by code, each with those that its land adjoins, since a year."""

    since: int
    adjoining: Mapping[str, frozenset[str]]

    def of(self, code: str | None, year: int) -> frozenset[str] | None:
        """Codes of the provinces that adjoin one; None where the table does not know it, or not
        for so early a year. An island's are none, and known.

        >>> sorted(load().of("110000", 2025)), load().of("460000", 2025)
        (['120000', '130000'], frozenset())
        >>> load().of("110101", 2025) is load().of("110000", 1990) is None
        True
        """
        return None if code is None or year < self.since else self.adjoining.get(code)


@cache
def load() -> Borders:
    """The borders. `RegistryError` for a pair that only one side knows."""
    return parse(files("duixian.registry").joinpath("neighbours.toml").read_text(encoding="utf-8"))


def parse(source: str) -> Borders:
    """The borders that a TOML text describes; see `load`."""
    data = tomllib.loads(source)
    adjoining = {code: frozenset(others) for code, others in data["borders"].items()}
    for code, others in adjoining.items():
        for other in sorted(others):
            if other == code or code not in adjoining.get(other, ()):
                raise RegistryError(
                    f"neighbours.toml: {code} adjoins {other}, and {other} does not adjoin {code}. "
                    "Name each border from both sides."
                )
    return Borders(data["since"], adjoining)
