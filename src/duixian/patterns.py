"""Regular expressions composed of named parts, one alternative a line.

A long alternation in one string hides what it holds: a word written twice, or a bar at its end
that lets everything match. What composes them refuses both.
"""

from __future__ import annotations

from collections import Counter

from duixian.errors import BadPattern


def alternatives(*parts: str) -> str:
    """The parts as alternatives, without a group around them.

    Raises:
        BadPattern: there is none, one is empty, or one stands twice.

    >>> alternatives("增长", "提高")
    '增长|提高'
    """
    if not parts:
        raise BadPattern("a pattern of no alternatives. Name at least one")
    for place, part in enumerate(parts, 1):
        if not part:
            raise BadPattern(
                f"alternative {place} of {'|'.join(parts)!r} is empty, so that all text matches. "
                "Take it out, or put a question mark behind the group"
            )
    twice = [part for part, count in Counter(parts).items() if count > 1]
    if twice:
        raise BadPattern(f"{twice[0]!r} stands twice in {'|'.join(parts)!r}. Take one out")
    return "|".join(parts)


def either(*parts: str, name: str | None = None) -> str:
    """The parts as alternatives in a group of their own, captured under `name` if one is given.

    Raises:
        BadPattern: as `alternatives`.

    >>> either("增长", "提高"), either("增长", "提高", name="verb")
    ('(?:增长|提高)', '(?P<verb>增长|提高)')
    """
    opening = "?:" if name is None else f"?P<{name}>"
    return f"({opening}{alternatives(*parts)})"


def preceded(before: str, first: str) -> str:
    """`first` where `before` stands in front of it; both are of one character.

    It says what ``(?<=before)first`` says. But `re` skips to the characters that a pattern can
    begin with only where it begins with them: with the look-behind in front it stops at every
    character of a text. To find no blanks between characters in 66 reports took 58 ms, not 0.4.

    >>> preceded("[0-9]", "%")
    '%(?<=[0-9]%)'
    """
    return f"{first}(?<={before}{first})"
