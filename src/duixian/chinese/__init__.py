"""English sentences in Chinese: looked up in catalogues by the words that stand in the code.

A sentence with places to fill (`{1}: there are no books here`) is known again by what stands
between them, and what fills them is looked up in turn. So no other room knows of languages: what it
says in English is turned at the edges, the terminal and the portal's pages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

PLACE = re.compile(r"\{(\d+)\}")
_JOINTS = ((". ", "。"), ("; ", "；"), (": ", "："))
"""What sentences and their parts are joined with, and with what in Chinese."""


@cache
def catalogue(name: str) -> dict[str, str]:
    """One of `headings`, `help`, `reference`, `sentences` and `usage`, which come along: English ->
    Chinese."""
    source = resources.files("duixian.chinese") / f"{name}.toml"
    entries: dict[str, str] = tomllib.loads(source.read_text("utf-8"))
    return entries


def said(sentence: str) -> str | None:
    """A sentence in Chinese; None when the catalogue has nothing for it.

    >>> said("books: there are no books here. Add reports to make some")
    'books：此处没有账本。请先添加报告'
    >>> said("x: the Word document is damaged (no zip). Open it in Word and save it again")
    'x：Word 文档已损坏（no zip）。请在 Word 中打开并重新保存'
    """
    words = sentence.strip()
    if not words:
        return None
    same = _sentences().get(words)
    if same is not None:
        return same
    return _filled(words) or _joined(words)


def helped(text: str) -> str | None:
    """A help text in Chinese; None when the catalogue has nothing for it."""
    return catalogue("help").get(" ".join(text.split()))


def helped_in_short(paragraph: str) -> str | None:
    """The first paragraph in Chinese of the help text that begins with this one; None when there
    is none.

    >>> helped_in_short("Let an assistant ask the books:").split("：")[0]
    '让智能助手查询账本'
    """
    begin = " ".join(paragraph.split()) + " "
    whole = (zh for english, zh in catalogue("help").items() if english.startswith(begin))
    return next((zh.split("\n\n")[0] for zh in whole), None)


def referred(text: str) -> str | None:
    """A text of the reference in Chinese; None when the catalogue has nothing for it."""
    return catalogue("reference").get(" ".join(text.split()))


def headed(column: str) -> str | None:
    """What a column is called at the head of a table; None when the catalogue has nothing for it.

    >>> headed("government"), headed("x")
    ('政府', None)
    """
    return catalogue("headings").get(column)


def valued(column: str, value: str) -> str | None:
    """What a value of a column is called in a table; None when the catalogue has nothing for it. A
    column of a nested one (``target_bound``) has the values of its own.

    >>> valued("verdict", "missed"), valued("target_bound", "ge"), valued("quote", "ge")
    ('未完成', '以上', None)
    """
    found = _values().get(column) or _values().get(column.rpartition("_")[2], {})
    return found.get(value)


@cache
def _values() -> dict[str, dict[str, str]]:
    source = resources.files("duixian.chinese") / "values.toml"
    tables: dict[str, dict[str, str]] = tomllib.loads(source.read_text("utf-8"))
    return tables


@cache
def _sentences() -> dict[str, str]:
    """What the program says and what typer says for it."""
    return catalogue("sentences") | catalogue("usage")


@cache
def _forms() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The sentences with places: the words between them, the English, the Chinese; the fullest of
    words first."""
    forms = [
        (tuple(PLACE.split(english)[::2]), english, chinese)
        for english, chinese in _sentences().items()
        if PLACE.search(english)
    ]
    return tuple(sorted(forms, key=lambda form: -sum(map(len, form[0]))))


def _filled(sentence: str) -> str | None:
    """The sentence by the fullest form that it has."""
    for between, _, chinese in _forms():
        if not (sentence.startswith(between[0]) and sentence.endswith(between[-1])):
            continue
        found = re.fullmatch("(.*?)".join(map(re.escape, between)), sentence, re.DOTALL)
        if found is not None:
            return _with(chinese, [said(fill) or fill for fill in found.groups()])
    return None


def _with(chinese: str, fills: Sequence[str]) -> str:
    return PLACE.sub(lambda place: fills[int(place[1]) - 1], chinese)


def _joined(sentence: str) -> str | None:
    """The sentence part by part: `file: what was found. What to do`."""
    for joint, mark in _JOINTS:
        for left, right in _cuts(sentence, joint):
            after = said(right)
            before = said(left) if after else None
            if after and (before or joint == ": "):
                return f"{before or left}{mark}{after}"
    return None


def _cuts(text: str, joint: str) -> Iterator[tuple[str, str]]:
    at = text.find(joint)
    while at >= 0:
        yield text[:at], text[at + len(joint) :]
        at = text.find(joint, at + 1)
