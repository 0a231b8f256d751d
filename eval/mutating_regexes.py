"""One alternative of a regular expression taken away, as it is written in the source."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator
from itertools import pairwise

Cuts = tuple[tuple[int, int, str], ...]


def alternatives(written: str) -> Iterator[Cuts]:
    """For each alternative of a written string, the spans to cut so that it is gone.

    The string may be of several pieces end to end (``r"甲|" r"乙"``); spans are of `written`.
    """
    body = list(_characters(written))
    for start, end in _branches([c for c, _ in body]):
        gone = [at for _, at in body[start:end]]
        yield tuple((at, at + 1, "") for at in gone)


def _characters(written: str) -> Iterator[tuple[str, int]]:
    """The characters between the quotes of every piece, with their places."""
    lines = written.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    # in brackets, so that pieces on several lines are one expression
    tokens = tokenize.generate_tokens(io.StringIO(f"(\n{written}\n)").readline)
    for token in tokens:
        if token.type != tokenize.STRING:
            continue
        start = starts[token.start[0] - 2] + token.start[1]
        prefix = len(token.string) - len(token.string.lstrip("rRbBfFuU"))
        quotes = 3 if token.string[prefix:].startswith(('"""', "'''")) else 1
        inner = token.string[prefix + quotes : len(token.string) - quotes]
        for i, character in enumerate(inner):
            yield character, start + prefix + quotes + i


def _branches(body: list[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each alternative with one of its bars, at every depth of brackets."""
    open_groups: list[list[int]] = [[-1]]
    i = 0
    while i < len(body):
        character = body[i]
        if character == "\\":
            i += 1
        elif character == "[":
            i = _class_end(body, i)
        elif character == "(":
            open_groups.append([_group_start(body, i)])
        elif character == "|":
            open_groups[-1].append(i)
        elif character == ")" and len(open_groups) > 1:
            yield from _parts(open_groups.pop(), i)
        i += 1
    yield from _parts(open_groups[0], len(body))


def _parts(bars: list[int], end: int) -> Iterator[tuple[int, int]]:
    """`bars`: where the group begins (its last sign), then its bars."""
    if len(bars) == 1:
        return
    for n, (bar, following) in enumerate(pairwise([*bars, end])):
        # the first goes with the bar after it, the others with the bar before them
        yield (bar + 1, following + 1) if n == 0 else (bar, following)


def _class_end(body: list[str], start: int) -> int:
    i = start + 1 + (body[start + 1 : start + 2] == ["^"])
    i += body[i : i + 1] == ["]"]
    while i < len(body) and body[i] != "]":
        i += 2 if body[i] == "\\" else 1
    return i


def _group_start(body: list[str], opened: int) -> int:
    """The last sign of a group's opening: ``(``, ``(?:``, ``(?<!``, ``(?P<name>``."""
    after = "".join(body[opened + 1 : opened + 40])
    for sign in ("?:", "?=", "?!", "?<=", "?<!"):
        if after.startswith(sign):
            return opened + len(sign)
    if after.startswith("?P<"):
        return opened + 1 + after.index(">")
    return opened
