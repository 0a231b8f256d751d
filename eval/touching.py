"""A pytest plugin: which lines each test runs, or only those tests that a file lists.

``TOUCHED_OUT`` names the file that gets ``{test: {module: [lines]}}`` and ``TOUCHED_UNDER`` the
folder of the modules; ``TESTS_LISTED`` names a file of test names, run in its order.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

UNDER = os.environ.get("TOUCHED_UNDER", "")
OUT = os.environ.get("TOUCHED_OUT")
LISTED = os.environ.get("TESTS_LISTED")

_lines: dict[str, dict[str, set[int]]] = {}
_seconds: dict[str, float] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if LISTED:
        order = {name: n for n, name in enumerate(Path(LISTED).read_text("utf-8").splitlines())}
        items[:] = sorted((i for i in items if i.nodeid in order), key=lambda i: order[i.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if not OUT:
        return (yield)
    of_test: dict[str, set[int]] = defaultdict(set)
    _lines[item.nodeid] = of_test

    def called(frame: FrameType, event: str, arg: Any) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(UNDER):
            return None
        seen = of_test[file]
        seen.add(frame.f_lineno)

        def stepped(frame: FrameType, event: str, arg: Any) -> Any:
            seen.add(frame.f_lineno)
            return stepped

        return stepped

    sys.settrace(called)
    try:
        return (yield)
    finally:
        sys.settrace(None)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not OUT:
        return
    told = {
        test: {os.path.relpath(file, UNDER): sorted(lines) for file, lines in files.items()}
        for test, files in _lines.items()
    }
    Path(OUT).write_text(json.dumps({"lines": told, "seconds": _seconds}), encoding="utf-8")
