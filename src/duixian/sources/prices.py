"""What the search for shifted bytes assumes and how far it looks. Tuned on held-out reports.

Prices of accidents are natural-log probabilities. An unknown byte costs nothing by itself: how
likely the character is that it makes decides. A price says how rarely the accident happens.
"""

from __future__ import annotations

LOST_AT_MARK = -5.0
LOST_UNMARKED = -10.0
CLOSED_AT_MARK = -1.0
CLOSED_UNMARKED = -5.0
PAIR_AT_MARK = -4.0
PAIR_UNMARKED = -2.0
PAIR_IN_A_ROW = -2.0
"""A second pair right behind: of the character between the two no byte is seen."""
HARDLY_KNOWN = -3.0
"""A character of which no byte is seen, only that the pair after it fell out."""
RIVAL_SCRIPT = {"traditional": -3.0, "simplified": -8.0, "mixed": 0.0}
"""A character in the script that the text does not use. Traditional texts on the web hold some
simplified characters, simplified texts hold no traditional ones."""
WIDE_FIGURE = -12.0
"""A full-width letter or digit where the text has none: a wrong account made it."""
GUESSES = 6
"""Guesses kept for one unknown byte, after a look at the character that follows."""
BLIND_GUESSES = 40
"""Guesses kept for a character of which no byte is seen."""
BEAM = 18.0
"""Accounts this much worse than the best at the same place are given up."""
WIDTH = 16
"""Accounts kept at one place."""
PAIR_BEAM = 3
"""Only so many accounts at a place are tried with a pair fallen out: it is the costly move."""
