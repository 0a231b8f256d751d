"""What a process may do that is all this program's own: a command, or a worker that reads.

Where the program is a library in somebody's notebook, none of it is done.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder

OBJECTS = 50_000
"""New objects after which garbage is looked for. What is loaded at the start is none, and looking
through it every 700 objects took a twelfth of a short command."""
_ARROW = "pyarrow"


class _Ours:
    """Whether this process was said to be ours."""

    said = False


def claim() -> None:
    """Say that this process is all ours. Garbage is looked for less often from now on."""
    _Ours.said = True
    gc.set_threshold(OBJECTS)


def arrow_alone() -> None:
    """In a process of our own, have Arrow take lists for lists without loading pandas.

    It loads pandas the first time that it is given a list, to see whether that is one of pandas'
    own, and that takes longer than settling a government, or reading some reports. Who needs
    pandas (Stata) loads it by itself.
    """
    if not _Ours.said or "pandas" in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        import_module(_ARROW).array([0])
    finally:
        sys.meta_path.remove(hidden)


class _Hidden(MetaPathFinder):
    """While it is asked first, there is no pandas."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)
