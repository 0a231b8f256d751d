"""Libraries loaded without what this program uses none of.

`typer.rich_utils`, which draws help, loads Markdown and the drawing of tracebacks when it is loaded
itself; both took longer than everything else that `duixian --help` does together. Our texts have
rich's own markup, and pretty tracebacks are off.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = {"rich.markdown": "Markdown", "rich.traceback": "Traceback"}
"""Modules that are not loaded for help, with the class that is asked of each."""


def rich_utils() -> Any:
    """Typer's module of that name."""
    stand_ins = {
        module: _stand_in(module, name)
        for module, name in _UNUSED.items()
        if module not in sys.modules
    }
    sys.modules.update(stand_ins)
    try:
        return import_module("typer.rich_utils")
    finally:
        for module in stand_ins:
            del sys.modules[module]


def _stand_in(module: str, name: str) -> ModuleType:
    """A module whose class, when one is made after all, is that of the real module."""

    def made(_: type, *given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    instead = ModuleType(module)
    setattr(instead, name, type(name, (), {"__new__": made}))
    return instead
