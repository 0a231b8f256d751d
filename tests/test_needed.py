"""A search that looks first for what a pattern needs finds all that the pattern finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from duixian import late_re
from duixian.late_re import LatePattern, RarePattern
from duixian.needed import MOST, needed
from duixian.registry import language, tasks, units
from duixian.registry.genres import load as genres_of
from pieces import texts
from test_late_re import MODULES, patterns_in

TEXTS = [*texts(150), ""]


@cache
def patterns() -> tuple[LatePattern, ...]:
    """Every pattern of the reader: those of its modules, and those that its registries make."""
    made: list[Any] = [vars(import_module(module)) for module in MODULES]
    lexicons = (language.load(), tasks.load(), units.load())
    made += [getattr(one, name) for one in lexicons for name in type(one).__slots__]
    made += [kind.title.pattern for kind in genres_of().kinds.values()]
    found = {(p.pattern, p.flags): p for p in patterns_in(made) if isinstance(p.pattern, str)}
    return tuple(found.values())


def answers(pattern: Any, text: str) -> Iterator[object]:
    """What a pattern says of a text, whole and in part."""
    for span in ((), (1,), (2, max(2, len(text) - 2))):
        for ask in (pattern.search, pattern.match, pattern.fullmatch):
            found = ask(text, *span)
            yield found and (found.span(), found.groups())
        yield [(found.span(), found.groups()) for found in pattern.finditer(text, *span)]
    yield pattern.sub("·", text)
    yield pattern.sub("·", text, 1)
    yield pattern.split(text)


def test_the_reader_has_hundreds_of_patterns_and_most_need_something() -> None:
    needing = [p for p in patterns() if needed(str(p.pattern), p.flags)]
    assert len(patterns()) > 500
    assert len(needing) > 350
    assert sum(isinstance(p, RarePattern) for p in patterns()) >= 25


def test_looking_first_loses_no_match_of_any_pattern() -> None:
    matched = 0
    for late in patterns():
        plain = re.compile(late.pattern, late.flags)
        rare = RarePattern(late.pattern, late.flags)
        for text in TEXTS:
            told = list(answers(plain, text))
            assert list(answers(rare, text)) == told, (late.pattern, text)
            matched += any(isinstance(one, tuple) for one in told)
    assert matched > 2000  # else it was tried on nothing


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("增长", "增"),
        ("[去今上]年", "年"),
        ("(?:目标|任务)(?:值)?", "目任"),
        ("(?:目标|任务)*完成", "完"),
        ("(?:增长)+", "增"),
        (".{2,}?(?P<of>控制|调控)$", "控调"),
        ("a?b*", ""),
        (r"\d+|年", ""),
        ("[^年]", ""),
        ("(?=年)", ""),
        ("(?<!上)(?!年)季", "季"),
        ("(?i)abc", ""),
        ("x(?i:b)", "x"),
        ("(?>年)", "年"),
        ("", ""),
    ],
)
def test_what_a_pattern_needs(pattern: str, characters: str) -> None:
    if "(?>" in pattern and not hasattr(re, "NOFLAG"):
        pytest.skip("this Python has no atomic groups")
    assert needed(pattern) == frozenset(characters)


def test_needs_that_rule_nothing_out_are_none() -> None:
    wide = "".join(map(chr, range(0x4E00, 0x4E00 + MOST + 1)))
    assert needed(f"[{wide}]") == frozenset()
    assert needed("|".join(wide)) == frozenset()
    assert needed(f"[{wide[1:]}]") == frozenset(wide[1:])


def test_a_pattern_without_needs_is_as_any() -> None:
    rare = late_re.rare(r"\d+|年")
    found = rare.search("在2025年")
    assert found is not None
    assert found.group() == "2025"
    assert repr(rare) == repr(late_re.compile(r"\d+|年"))


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    rare = late_re.rare("增长(")
    with pytest.raises(re.error):
        rare.search("增长")
