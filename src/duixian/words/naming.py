"""Which words are meant: those given one by one, a dictionary by name, or a file of one's own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duixian.errors import DictionaryError
from duixian.registry import dictionaries
from duixian.registry.dictionaries import Dictionary

MOST_BYTES = 4 * 1024 * 1024
"""A file of words that is larger is some other file."""
_PARTS = "|"
"""Between several contexts in one cell of a CSV."""


def of_words(words: Sequence[str]) -> Dictionary:
    """A dictionary of the words given. DictionaryError for an empty one, or one given twice."""
    if not words:
        raise DictionaryError("no word was given. Give words, or --dictionary NAME|FILE")
    name = words[0] if len(words) == 1 else "words"
    return Dictionary(name, dictionaries.terms([{"word": word} for word in words], "words"))


def read(name: str) -> Dictionary:
    """The dictionary of that name, or in that file (.toml, .csv, or .txt with a word a line).

    DictionaryError where neither is there, or the file does not hold.
    """
    path = Path(name)
    if name in dictionaries.names() or not path.suffix:
        return dictionaries.load(name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DictionaryError(f"{name}: this is no list of words, it has over 4 MB")
        source = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DictionaryError(
            f"{name}: cannot be read ({error.strerror}). Name a file, or one of: "
            f"{', '.join(dictionaries.names())}"
        ) from error
    except UnicodeDecodeError as error:
        raise DictionaryError(f"{name}: this is not UTF-8 text. Save it as UTF-8") from error
    if path.suffix == ".toml":
        return dictionaries.parse(source, path.stem)
    rows = _table(source, name) if path.suffix == ".csv" else _lines(source)
    if not rows:
        raise DictionaryError(f"{name}: there is no word in it. Give a word a line")
    return Dictionary(path.stem, dictionaries.terms(rows, name))


def _lines(source: str) -> list[dict[str, Any]]:
    return [{"word": line.strip()} for line in source.splitlines() if line.strip()]


def _table(source: str, name: str) -> list[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(source))
    if "word" not in (reader.fieldnames or ()):
        raise DictionaryError(
            f"{name}: there is no column 'word'. The columns are: word, category, include, exclude"
        )
    rows = []
    for row in reader:
        if None in row:
            raise DictionaryError(
                f"{name}, line {reader.line_num}: it has more cells than the head. Quote commas"
            )
        parted = {k: (row.get(k) or "").split(_PARTS) for k in ("include", "exclude")}
        contexts = {k: [one for one in several if one] for k, several in parted.items()}
        rows.append({**row, **contexts})
    return rows


def inside(dictionary: Dictionary) -> list[tuple[str, str]]:
    """Words of a list that stand in others of it: of such the longest is counted.

    >>> inside(of_words(["环境", "环境保护"]))
    [('环境', '环境保护')]
    """
    words = [term.word for term in dictionary.terms]
    return [(a, b) for a in words for b in words if a != b and a in b]


def of_one_character(dictionary: Dictionary) -> list[str]:
    """Words of a list that are one character long: they stand inside other words as well."""
    return [term.word for term in dictionary.terms if len(term.word) == 1]


_BLANK_INSIDE = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")


def with_blanks(dictionary: Dictionary) -> list[str]:
    """Words of a list with a blank between Chinese characters: in the reading text none stands."""
    return [term.word for term in dictionary.terms if _BLANK_INSIDE.search(term.word)]
