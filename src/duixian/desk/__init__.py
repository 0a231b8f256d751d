"""People's decisions between two reports: append-only events, and what follows from them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.desk.desk import Desk, NoSuchItem, OpenedYear

__all__ = ["Desk", "NoSuchItem", "OpenedYear"]

_LATE = {"Desk": "desk", "NoSuchItem": "desk", "OpenedYear": "desk"}
"""What needs SQLAlchemy, which the extra `desk` brings: only when asked for."""


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
