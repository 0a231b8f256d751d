"""One word of a list in a registry's TOML file taken away."""

from __future__ import annotations

import re

from mutating import NEVER, Mutation

_LIST = re.compile(r"^\w+ = \[(.*?)\]$", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


def word_mutations(text: str, file: str) -> list[Mutation]:
    """A fault for each word of each list: a word that no text holds stands in its place."""
    found = []
    for table in _LIST.finditer(text):
        for word in _WORD.finditer(text, table.start(1), table.end(1)):
            line = text.count("\n", 0, word.start()) + 1
            cut = (word.start(), word.end(), f'"{NEVER}{line}"')
            found.append(Mutation(file, line, "word", (cut,)))
    return found
