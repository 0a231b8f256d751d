"""Duixian (兑现): what was promised, what was delivered, and what became of the difference.

import duixian

report = duixian.read("dalian-2020.txt")
report.claims.df()

books = duixian.Books("books")
books.add(report)
books.claims(government="大连市", role="target").df()
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.books import Books
    from duixian.engine import read

__version__ = "0.1.0"

__all__ = ["Books", "__version__", "read"]

_DOORS = {"Books": "duixian.books", "read": "duixian.engine"}


def __getattr__(name: str) -> Any:
    """`Books` and `read` are loaded when they are first asked for, so that importing is quick."""
    if name not in _DOORS:
        raise AttributeError(f"module 'duixian' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_DOORS[name]), name)
