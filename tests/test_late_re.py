"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import duixian
from duixian import late_re
from duixian.late_re import LatePattern

PACKAGE = Path(duixian.__file__).parent
ROOMS = ("engine", "extract", "registry", "sources", "text", "words")
"""Rooms of the reader, whose patterns are late."""
MODULES = sorted(
    ".".join(("duixian", *file.relative_to(PACKAGE).with_suffix("").parts))
    for room in ROOMS
    for file in (PACKAGE / room).rglob("*.py")
    if "late_re as re" in file.read_text(encoding="utf-8")
)


def patterns_in(value: Any) -> Iterator[LatePattern]:
    """The late patterns in a value and in what it holds."""
    if isinstance(value, LatePattern):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from patterns_in(held)
    elif isinstance(value, list | tuple | frozenset):
        for held in value:
            yield from patterns_in(held)


def test_most_modules_of_the_reader_have_late_patterns() -> None:
    assert len(MODULES) > 80


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_is_one(module: str) -> None:
    for pattern in patterns_in(vars(import_module(module))):
        assert isinstance(re.compile(pattern.pattern, pattern.flags), re.Pattern)


def test_loading_the_reader_compiles_none() -> None:
    code = (
        "import sys, duixian.engine\n"
        "from duixian.late_re import LatePattern\n"
        "late = [p for n, m in list(sys.modules.items()) if n.startswith('duixian.')"
        " for p in vars(m).values() if isinstance(p, LatePattern)]\n"
        "print(len(late), sum('search' in vars(p) for p in late))\n"
        "print('duixian.engine.cluster' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    there, compiled, cluster = done.stdout.split()
    assert int(there) > 300
    assert (compiled, cluster) == ("0", "False")


def test_a_pattern_answers_as_that_of_re_does_and_is_compiled_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, made = re.compile, []
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given) or real(*given))  # type: ignore[func-returns-value]
    late = late_re.compile("(?P<figure>[0-9]+)(%)?", late_re.MULTILINE)
    assert made == []
    text, own = "增长5%,8家", real("(?P<figure>[0-9]+)(%)?", re.MULTILINE)
    assert late.findall(text) == own.findall(text)
    assert late.sub(r"<\g<figure>>", text) == own.sub(r"<\g<figure>>", text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in own.finditer(text)]
    assert late.split(text) == own.split(text)
    assert (late.match(text), late.fullmatch(text)) == (None, None)
    assert (late.groups, dict(late.groupindex)) == (own.groups, dict(own.groupindex))
    assert (late.pattern, late.flags) == (own.pattern, own.flags)
    assert len(made) == 1


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    broken = late_re.compile("(")
    with pytest.raises(re.error):
        broken.search("(")


def test_a_pattern_has_nothing_that_patterns_have_not_and_travels() -> None:
    late = late_re.compile("甲|乙")
    with pytest.raises(AttributeError, match="find"):
        late.find  # type: ignore[attr-defined]  # noqa: B018
    late.search("甲")
    assert pickle.loads(pickle.dumps(late)).search("丙乙").span() == (1, 2)
    assert repr(late) == "late_re.compile('甲|乙')"
