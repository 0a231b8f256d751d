"""Reading what stands in an address: filters, years, pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.datastructures import QueryParams

from duixian.portal.web.errors import malformed

MAX_TEXT = 200
"""Characters of a filter: longer ones are mistakes."""
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—~至到]\s*(\d{4}))?")


class Params:
    """The query of an address, read one filter at a time. Raises `Refusal` (400) for bad ones."""

    def __init__(self, query: QueryParams, max_rows: int) -> None:
        self._query, self._max_rows = query, max_rows

    def text(self, name: str, default: str = "") -> str:
        """A text, without blanks around it."""
        value = self._query.get(name, default).strip()
        if len(value) > MAX_TEXT or "\x00" in value:
            raise malformed("too_long", name=name, most=MAX_TEXT)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a filter that may be given several times or with commas."""
        values = []
        for given in self._query.getlist(name):
            if len(given) > MAX_TEXT or "\x00" in given:
                raise malformed("too_long", name=name, most=MAX_TEXT)
            values += [part.strip() for part in re.split("[,，]", given) if part.strip()]
        return tuple(dict.fromkeys(values))

    def among(self, name: str, known: Sequence[str]) -> str | None:
        """One of some values, or nothing."""
        value = self.text(name)
        if value and value not in known:
            raise malformed("unknown_value", name=name, value=value, known=tuple(known))
        return value or None

    def several_among(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """Some of some values."""
        values = self.texts(name)
        for value in values:
            if value not in known:
                raise malformed("unknown_value", name=name, value=value, known=tuple(known))
        return values

    def years(self, name: str = "year") -> tuple[tuple[int, int], ...]:
        """Years and spans of years: 2025, 2016-2020."""
        return tuple(span(name, given) for given in self.texts(name))

    def year(self, name: str = "year") -> int | None:
        """One year, or nothing."""
        given = self.text(name)
        if not given:
            return None
        first, last = span(name, given)
        if first != last:
            raise malformed("one_year", name=name, value=given)
        return first

    def rows(self, default: int = 100) -> int:
        """How many rows a page is to hold."""
        return self.whole("rows", default, least=1, most=self._max_rows)

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number within bounds."""
        given = self.text(name)
        if not given:
            return default
        if not re.fullmatch(r"\d{1,9}", given):
            raise malformed("no_number", name=name, value=given)
        value = int(given)
        if value > most and name == "rows":
            raise malformed("too_many_rows", value=value, most=most)
        if not least <= value <= most:
            raise malformed("out_of_bounds", name=name, value=value, least=least, most=most)
        return value

    def given(self) -> Mapping[str, Any]:
        """Everything as it stands, for links and forms."""
        return {k: self._query.getlist(k) for k in self._query}


def span(name: str, given: str) -> tuple[int, int]:
    """A year or a span of years."""
    match = _YEARS.fullmatch(given)
    if not match or not given[:4].isascii():
        raise malformed("no_year_value", name=name, value=given)
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise malformed("no_year_value", name=name, value=given)
    return first, last
