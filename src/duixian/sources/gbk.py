"""The two-byte code space of GBK, as damage to its bytes needs it.

A byte lost from GBK text shifts every later pair by one byte, so undoing the loss means looking
at characters as pairs of bytes again. Private-use characters are pairs too: browsers follow the
WHATWG index, which maps the user-defined areas of GBK to U+E000 and up.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

MARKS = frozenset("?\ufffd")
"""What decoders leave where a byte could not be read."""
LEAD_BYTES = range(0x81, 0xFF)
TRAIL_BYTES = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@lru_cache(maxsize=1)
def _characters() -> dict[tuple[int, int], str]:
    table: dict[tuple[int, int], str] = {}
    for lead in LEAD_BYTES:
        for trail in TRAIL_BYTES:
            try:
                table[lead, trail] = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue  # an undefined pair: see `hidden_leads`
    return table


def character(lead: int, trail: int) -> str | None:
    """The character of a pair, or None where GBK defines none.

    >>> character(0xB1, 0xA3)
    '保'
    >>> character(0xFD, 0xB1) is None
    True
    """
    return _characters().get((lead, trail))


@lru_cache(maxsize=4096)
def pair(char: str) -> tuple[int, int] | None:
    """The two bytes of a character, user-defined areas included; None for ASCII and beyond GBK.

    >>> pair("保") == (0xB1, 0xA3)
    True
    >>> pair("a") is None
    True
    """
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    return (data[0], data[1]) if len(data) == 2 else None


def bytes_of(char: str) -> tuple[int, int]:
    """The two bytes of a character that is known to have two."""
    bytes_ = pair(char)
    if bytes_ is None:
        raise ValueError(f"not a two-byte character of GBK: {char!r}")
    return bytes_


@lru_cache(maxsize=1)
def _by_byte() -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    leads: dict[int, list[str]] = defaultdict(list)
    trails: dict[int, list[str]] = defaultdict(list)
    for (lead, trail), char in _characters().items():
        leads[lead].append(char)
        trails[trail].append(char)
    return {k: tuple(v) for k, v in leads.items()}, {k: tuple(v) for k, v in trails.items()}


def with_lead(lead: int) -> tuple[str, ...]:
    """Every character whose first byte is `lead`."""
    return _by_byte()[0].get(lead, ())


def with_trail(trail: int) -> tuple[str, ...]:
    """Every character whose second byte is `trail`."""
    return _by_byte()[1].get(trail, ())


@lru_cache(maxsize=1)
def hidden() -> dict[int, frozenset[int]]:
    """Pairs that decoders drop or replace because GBK defines no character: lead to trails.

    Whole rows for the user-defined areas (leads AA-AF and F8-FE), and the gaps in the rows of
    symbols.
    """
    known = _characters()
    rows = {
        lead: frozenset(trail for trail in range(0xA1, 0xFF) if (lead, trail) not in known)
        for lead in range(0xA1, 0xFF)
    }
    return {lead: trails for lead, trails in rows.items() if trails}
