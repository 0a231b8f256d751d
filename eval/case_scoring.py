"""Small cases: a short text, the kind of fault it shows, and what must be read from it.

A line of cases.jsonl holds `text` (or several texts by name), `kind` and `want`: claims by
their quote with the fields that must hold, or parts of the report's identity, or counts by role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from duixian import extract
from duixian.model import Reading
from duixian.sources import from_bytes
from scoring import same_indicator

Row = dict[str, Any]
IDENTITY = ("government", "report_year", "delivered", "complete", "genre", "issuer")


def score_cases(cases: Iterable[Row]) -> tuple[int, list[tuple[Row, str]]]:
    """How many cases hold, and each that does not with what was read instead.

    Cases of several texts are of the books and are tried by the tests.
    """
    held, failed = 0, []
    for case in cases:
        if not isinstance(case["text"], str):
            continue
        fault = fault_of(case, read_text(case["text"]))
        if fault:
            failed.append((case, fault))
        else:
            held += 1
    return held, failed


def read_text(text: str) -> Reading:
    """The reading of a text as if it stood in a file of its own."""
    return extract.read(from_bytes(text.encode(), "case"))


def fault_of(case: Row, reading: Reading) -> str:
    """What is wrong with a reading of a case; empty where it holds."""
    want = case["want"]
    if isinstance(want, list):
        return _claims(want, reading)
    faults = [_claims(want.get("claims", ()), reading), _roles(want.get("roles"), reading)]
    who = reading.outline.identity
    for name in IDENTITY:
        if name in want and getattr(who, name, None) != want[name]:
            faults.append(f"{name} {getattr(who, name, None)!r}")
    if "kind_not" in want and who.kind == want["kind_not"]:
        faults.append(f"kind {who.kind!r}")
    return "; ".join(f for f in faults if f)


def _roles(want: dict[str, int] | None, reading: Reading) -> str:
    found = Counter(str(c.role) for c in reading.claims)
    return "" if want is None or all(found[r] == n for r, n in want.items()) else str(dict(found))


def _claims(want: Iterable[Row], reading: Reading) -> str:
    faults = []
    for wanted in want:
        near = [c for c in reading.claims if _same_place(wanted["quote"], c.quote)]
        if not any(not _differs(wanted, c) for c in near):
            told = [str({k: getattr(c, k) for k in wanted}) for c in near]
            told = told or [c.quote for c in reading.claims]
            faults.append(f"wanted {wanted}, read {told}")
    return "; ".join(faults)


def _same_place(wanted: str, quote: str) -> bool:
    return wanted == quote or wanted in quote or quote.startswith(wanted)


def _differs(wanted: Row, claim: Any) -> list[str]:
    wrong = []
    for name, value in wanted.items():
        found = getattr(claim, name)
        if name == "quote":
            continue
        if name == "indicator":
            right = same_indicator(value, found)
        elif isinstance(value, float | int) and not isinstance(value, bool):
            right = found is not None and abs(found - value) <= 1e-6 * max(1.0, abs(value))
        else:
            right = found == value
        if not right:
            wrong.append(name)
    return wrong
