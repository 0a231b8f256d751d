"""Two reports of an invented county, one after the other, and what became of a promise."""

from county_pairs import accounts
from duixian.model import Account


def account(planned: str, done: str) -> Account:
    """What became of the one promise of 2023."""
    (one,) = accounts(planned, done)
    return one
