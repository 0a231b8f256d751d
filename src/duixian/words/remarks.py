"""What is to be said of a list of words before it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.registry.dictionaries import Dictionary
from duixian.words.naming import inside, of_one_character, with_blanks


def remarks_of(dictionary: Dictionary) -> Iterator[str]:
    """What whoever counts should know of a list: words in words, of one character, with blanks."""
    if pairs := inside(dictionary):
        shown = ", ".join(f"{a} in {b}" for a, b in pairs[:3])
        more = f" and {len(pairs) - 3} more" if len(pairs) > 3 else ""
        yield f"words stand in words ({shown}{more}): the longest is counted, the other not"
    if parted := with_blanks(dictionary):
        yield (
            f"{', '.join(parted)}: with a blank between Chinese characters. Texts are counted "
            "without such blanks, so it is found nowhere; write it without"
        )
    if short := of_one_character(dictionary):
        yield (
            f"{', '.join(short)}: of one character. It is counted wherever it stands, inside "
            "other words too; `exclude` keeps some out"
        )
