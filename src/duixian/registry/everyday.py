"""English everyday names of what the reports measure: everyday.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.errors import RegistryError
from duixian.registry import indicators, series


@dataclass(frozen=True, slots=True)
class Everyday:
    """What people call things in English who do not know their names in the registry."""

    names: dict[str, tuple[str, ...]]
    """Ids of indicators and of series by name, in lower case; the usual one first."""
    filling: frozenset[str]
    """Words that say nothing of what is asked for."""

    def of(self, name: str) -> tuple[str, ...]:
        """The ids that a name stands for; none for one that is not there.

        >>> load().of("Unemployment rate"), load().of("Einkommen")
        (('surveyed_unemployment', 'registered_unemployment'), ())
        """
        return self.names.get(" ".join(name.lower().split()), ())


@cache
def load() -> Everyday:
    """The names of everyday.toml, checked; see `parse`."""
    source = files("duixian.registry").joinpath("everyday.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Everyday:
    """The names that a TOML text gives.

    Raises RegistryError for a name that is given twice, is not in lower case or is an id itself,
    and for an id that neither indicators.toml nor series.toml has.
    """
    tables = tomllib.loads(source)
    filling = frozenset(tables.pop("filling", ()))
    known = indicators.load().by_id.keys() | series.load().keys()
    names: dict[str, tuple[str, ...]] = {}
    for entries in tables.values():
        for name, ids in entries.items():
            if name in names:
                raise RegistryError(f"everyday.toml: {name!r} is given twice. Keep one line.")
            if name != name.lower():
                raise RegistryError(f"everyday.toml: write {name!r} in lower case.")
            if name in known:
                raise RegistryError(f"everyday.toml: {name!r} is an id already. Take the line out.")
            if not ids or (strange := [id for id in ids if id not in known]):
                told = ", ".join(strange) if ids else "nothing"
                raise RegistryError(
                    f"everyday.toml: {name!r} stands for {told}. Give ids of indicators.toml or "
                    "of series.toml."
                )
            names[name] = tuple(ids)
    return Everyday(names, filling)
