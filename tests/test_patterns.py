"""Patterns composed of alternatives: none empty, none twice, none too long to read."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import duixian
from duixian.errors import BadPattern
from duixian.patterns import alternatives, either

PACKAGE = Path(duixian.__file__).parent
LONGEST = 100


def test_each_alternative_matches_and_nothing_else() -> None:
    pattern = re.compile(either("增长", "提高", name="verb") + "了")
    assert [m["verb"] for m in pattern.finditer("增长了,提高了,下降了,了")] == ["增长", "提高"]


@pytest.mark.parametrize("compose", [alternatives, either])
def test_what_cannot_be_meant_is_refused(compose: Callable[..., str]) -> None:
    with pytest.raises(BadPattern, match="no alternatives"):
        compose()
    with pytest.raises(BadPattern, match=r"alternative 2 of .* is empty"):
        compose("增长", "")
    with pytest.raises(BadPattern, match="'增长' stands twice"):
        compose("增长", "提高", "增长")


def long_lines() -> Iterator[str]:
    """Every line of a regular expression that is longer than one reads."""
    for file in sorted(PACKAGE.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        lines = source.split("\n")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
                last = node.args[0].end_lineno or node.lineno
                for number in range(node.args[0].lineno, last + 1):
                    if len(lines[number - 1]) > LONGEST:
                        yield f"{file.relative_to(PACKAGE)}:{number}"


def test_no_line_of_a_pattern_is_too_long_to_read() -> None:
    assert list(long_lines()) == []
