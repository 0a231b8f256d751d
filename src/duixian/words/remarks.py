"""What is to be said of a list of words before it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.registry.dictionaries import Dictionary
from duixian.words.naming import inside, of_one_character, with_blanks

_TOLD = 3
"""Words in words that are told one by one."""


def remarks_of(dictionary: Dictionary) -> Iterator[str]:
    """What whoever counts should know of a list: words in words, of one character, with blanks."""
    pairs = inside(dictionary)
    for short, long in pairs[:_TOLD]:
        yield f"{short} stands in {long}: where the longer one is said, it alone is counted"
    if len(pairs) > _TOLD:
        yield f"so it is with {len(pairs) - _TOLD} more words of the list"
    if parted := with_blanks(dictionary):
        yield (
            f"{', '.join(parted)}: with a blank between Chinese characters. Texts are counted "
            "without such blanks, so it is found nowhere; write it without"
        )
    if lone := of_one_character(dictionary):
        yield (
            f"{', '.join(lone)}: of one character. It is counted wherever it stands, inside "
            "other words too; `exclude` keeps some out"
        )
