"""How much the search for lost bytes may do in one text."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 300_000
"""Steps that any text may have, however short: 35 times what one run in a report takes."""
PER_CHARACTER = 60
"""Steps more for each character. A report that lost one byte in 200 takes up to 95 a character,
one with eleven damaged runs 4; text in which every third character is a mark takes 2,200."""
MOST = 3_000_000
"""Steps that no text may exceed, about ten seconds: the rest of what is damaged stays damaged."""


@dataclass(slots=True)
class Budget:
    """The steps left. A step weighs one character against one place.

    >>> budget = Budget.of(10)
    >>> budget.spend(LEAST); budget.spent
    False
    >>> budget.spend(600); budget.spent
    True
    """

    left: int

    @classmethod
    def of(cls, characters: int) -> Budget:
        """The budget of a text of so many characters."""
        return cls(min(MOST, LEAST + PER_CHARACTER * characters))

    @property
    def spent(self) -> bool:
        return self.left <= 0

    def spend(self, steps: int) -> None:
        self.left -= steps
