"""Find page furniture: navigation, share buttons, disclaimers, page numbers.

Furniture stands at the two ends of a page, so only the ends are looked at; what is furniture
there is said in ``registry/boilerplate.toml``. Spans are source offsets and cover whole lines.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian import late_re as re
from duixian.model import Span

HEAD_CHARS = 4000
HEAD_LINES = 60
TAIL_CHARS = 4000
"""How far from the ends furniture is looked for: more than any page head or foot measured."""
PARAGRAPH = 60
"""A line this long with a full stop in it is the report's own text."""
FOOT_PARAGRAPH = 120
"""A line this long that is no furniture itself is the report's last: the foot is below it."""
FOOT_SHARE = 0.5
"""A page foot is never more than this share of the page."""


@dataclass(frozen=True, slots=True)
class Rules:
    """boilerplate.toml, compiled."""

    identity: re.Pattern[str]
    opening: re.Pattern[str]
    head: re.Pattern[str]
    labels: re.Pattern[str]
    trail: re.Pattern[str]
    inside: re.Pattern[str]
    foot: re.Pattern[str]
    tail: re.Pattern[str]
    page: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    """Behind the line break."""
    text: str
    """Without outer blanks."""


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


@cache
def rules() -> Rules:
    """The rules of ``registry/boilerplate.toml``."""
    file = files("duixian") / "registry" / "boilerplate.toml"
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    head, tail = table["head"], table["tail"]
    return Rules(
        identity=_either(table["identity"]),
        opening=_either(table["opening"]),
        head=_either(head["lines"]),
        labels=_either(head["labels"]),
        trail=_either(head["trail"]),
        inside=_either(head["inside"]),
        foot=_either(tail["from"]),
        tail=_either(tail["lines"]),
        page=_either(table["page"]["lines"]),
    )


def find(text: str, *, paged: bool = False) -> tuple[Span, ...]:
    """The furniture of `text`, sorted, touching spans joined.

    `paged` says that the text comes from printed pages, whose numbers are furniture too.

    >>> [(s.start, s.end) for s in find("打印\\n2026年某市政府工作报告\\n各位代表：\\n")]
    [(0, 3)]
    """
    spans = [*_head(text), *_tail(text)]
    if paged:
        page = rules().page
        spans += (
            Span(li.start, li.end) for li in _lines(text, 0, len(text)) if page.fullmatch(li.text)
        )
    return _joined(spans)


def _lines(text: str, start: int, stop: int) -> Iterator[_Line]:
    """The lines of ``text[start:stop]`` that are not blank."""
    while start < stop:
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end].strip("\u200b\ufeff \t\n\u3000\xa0")
        if line:
            yield _Line(start, end, line)
        start = end


def _head(text: str) -> Iterator[Span]:
    known = rules()
    lines: list[_Line] = []
    for line in _lines(text, 0, min(len(text), HEAD_CHARS)):
        if known.opening.match(line.text) or len(lines) >= HEAD_LINES or _is_paragraph(line):
            break
        lines.append(line)
    for inside in known.inside.finditer(text, 0, lines[-1].end if lines else 0):
        yield Span(inside.start(), inside.end())
    cut: set[str] = set()
    for i, line in enumerate(lines):
        beside = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
        furniture = (
            known.head.fullmatch(line.text)
            or line.text in cut
            or (i and known.labels.fullmatch(lines[i - 1].text))
            or any(known.trail.fullmatch(other.text) for other in beside)
        )
        if furniture and not _says_which(line, known):
            cut.add(line.text)
            yield Span(line.start, line.end)


def _says_which(line: _Line, known: Rules) -> bool:
    """Title or occasion; but a line that only names a channel or a label does not."""
    if known.head.fullmatch(line.text):
        return False
    return (
        known.identity.search(line.text) is not None and len(line.text) >= len("政府工作报告") + 2
    )


def _is_paragraph(line: _Line) -> bool:
    return len(line.text) >= PARAGRAPH and "。" in line.text


def _tail(text: str) -> Iterator[Span]:
    known = rules()
    zone = max(len(text) - TAIL_CHARS, int(len(text) * FOOT_SHARE))
    lines = list(_lines(text, text.find("\n", zone) + 1 or len(text), len(text)))
    foot = None
    for line in reversed(lines):
        if known.foot.match(line.text) or (foot is None and known.tail.fullmatch(line.text)):
            foot = line
        elif len(line.text) >= FOOT_PARAGRAPH:
            break
    if foot is not None:
        yield Span(foot.start, len(text))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
