"""What second sources say of the accounts: told anew whenever the books change, for evidence
comes without any report."""

from __future__ import annotations

from duixian.books import Books
from duixian.portal.readmodel.store import TABLES, StoreWriter
from duixian.settled import second_verdicts, statistics_of


def note(store: StoreWriter, books: Books) -> None:
    """Put down the second verdict on every account of a headline series that has evidence."""
    store.clear("seconds")
    held = statistics_of(books)
    if not held:
        return
    columns = ", ".join(f'"{name}"' for name in TABLES["accounts"].names)
    years = "SELECT DISTINCT year FROM evidence"
    accounts = store.table(
        f"SELECT {columns} FROM accounts WHERE series IS NOT NULL AND year IN ({years})"
    )
    store.add("seconds", second_verdicts(accounts.arrow(), held))
