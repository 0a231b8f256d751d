"""Headline series as people call them in addresses: by id, by name, by a part of a name."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.model import Role
from duixian.portal.questions import NEAR
from duixian.portal.web.errors import Link, malformed, not_found
from duixian.registry import series as registry
from duixian.registry.series import Series
from duixian.text import meaning, names_of_series, nearest_ones, series_called


def one(name: str, role: Role | None = None) -> Series:
    """The one series that a name means. `Refusal`: 404 for none, 400 for several, which it
    names."""
    found, known = series_called(name, role), registry.load()
    if not found:
        near = nearest_ones(name, names_of_series(), NEAR)
        links = tuple(Link(f"/i/{id}", f"{known[id].zh} · {known[id].en}") for id in near)
        raise not_found("no_series", links, name=name)
    if len(found) > 1:
        raise malformed("several_series", name=name, known=", ".join(found))
    return known[found[0]]


def several(names: Iterable[str]) -> tuple[str, ...]:
    """The ids of all series that the names mean. `Refusal` (400) for a name that means none."""
    found: list[str] = []
    for name in names:
        meant = meaning(name).series
        if not meant:
            known = ", ".join(registry.load())
            raise malformed("unknown_value", name="series", value=name, known=known)
        found += meant
    return tuple(dict.fromkeys(found))
