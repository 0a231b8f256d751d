"""Whose a figure is: by code or name, of the registry or of the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duixian.evidence.cells import BadCell
from duixian.evidence.making import Whose
from duixian.registry import governments

_MEND = "Write the full name, or give a column with the GB/T 2260 code"


class Places:
    """Governments that are known: those of the registry, and those that the books have reports
    of, which may stand in no list."""

    def __init__(self, held: Iterable[Whose] = ()) -> None:
        self._by_name: Mapping[str, Whose] = {
            name: one for one in held for name in (one.name, *governments.short_names(one.name))
        }
        self._by_code = {one.code: one for one in self._by_name.values() if one.code}

    def find(self, name: str | None, code: str | None, year: int) -> Whose:
        """The place of a name, a code, or both, in a year.

        Raises:
            BadCell: there is none, or several, or name and code mean two.
        """
        by_code = self._coded(code, year) if code else None
        by_name = self._called(name, year, inside=by_code) if name else None
        if by_code and by_name and by_code.code != by_name.code:
            found = f"{name!r} is not the place of the code {code}, which is {by_code.name}"
            raise BadCell(found, "Mend the name or the code")
        whose = by_code or by_name
        if whose is None:
            raise BadCell("it does not say whose figure it is", _MEND)
        return whose

    def _coded(self, code: str, year: int) -> Whose:
        if held := self._by_code.get(code):
            return held
        unit = governments.by_code(code, year=year + 1)
        if unit is None:
            raise BadCell(f"no place has the code {code[:20]!r}", "Give its GB/T 2260 code")
        return Whose(unit.name, unit.code)

    def _called(self, name: str, year: int, inside: Whose | None) -> Whose:
        if held := self._by_name.get(name):
            return held
        unit = governments.find(name, year=year + 1)
        if unit is not None:
            return Whose(unit.name, unit.code)
        several = governments.named(name, year=year + 1)
        if inside and any(one.code == inside.code for one in several):
            return inside
        if len(several) > 1:
            told = ", ".join(one.code for one in several[:4])
            raise BadCell(f"several places are called {name!r} ({told} …)", _MEND)
        raise BadCell(f"no place is called {name[:40]!r}", _MEND)
