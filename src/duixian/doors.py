"""Doors of rooms whose parts load when they are first asked for.

A command that lists what the books hold needs neither the reader's patterns nor DuckDB's sandbox;
loading every room whole took more than half of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late(room: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a room's door (PEP 562): name -> the module of the room that has it.

    A name that is its own place is the module itself; "module:other" is `other` there, known
    here by the name. Each is looked up once.

    >>> ask = late("duixian.model", {"Claim": "facts", "Told": "facts:Claim", "facts": "facts"})
    >>> ask("Claim").__name__, ask("Told").__name__, ask("facts").__name__
    ('Claim', 'Claim', 'duixian.model.facts')
    """

    def asked(name: str) -> Any:
        place = places.get(name)
        if place is None:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        module_name, _, own = place.partition(":")
        module = import_module(f"{room}.{module_name}")
        whole = module_name == name and not own
        found = module if whole else getattr(module, own or name)
        vars(import_module(room))[name] = found
        return found

    return asked
