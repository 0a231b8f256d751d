"""Books of a thousand reports out of a few dozen: copies under other names.

A copy says what its model says, word for word, and differs in the name and code of its
government, its own name and every id: sizes and speeds are those of a thousand reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from duixian.model import Outline, Reading

MOST = 17
"""Copies of one reading that have a code: first two digits of codes that are free."""


def replicas(readings: Iterable[Reading], copies: int) -> Iterator[Reading]:
    """Every reading and `copies` - 1 copies of it under other names."""
    for reading in readings:
        yield reading
        for number in range(1, copies):
            yield replica(reading, number)


def replica(reading: Reading, number: int) -> Reading:
    """The reading, as if another government had given the report."""
    outline = reading.outline
    doc = f"{outline.document.doc}-{number}"
    report_id = hashlib.sha256(f"{outline.document.report_id}{number}".encode()).hexdigest()
    who = replace(
        outline.identity,
        government=f"{outline.identity.government}（{number}）",
        government_code=_code(outline.identity.government_code, number),
    )
    ids = {c.claim_id: _renamed(c.claim_id, number) for c in reading.claims}
    named = {
        "doc": doc,
        "report_id": report_id,
        "government": who.government,
        "government_code": who.government_code,
    }
    document = replace(outline.document, doc=doc, report_id=report_id)
    return Reading(
        Outline(document, outline.reading, who, outline.sections, outline.sentences),
        tuple(replace(c, claim_id=ids[c.claim_id], **named) for c in reading.claims),
        tuple(
            replace(
                t,
                task_id=_renamed(t.task_id, number),
                claims=tuple(ids.get(c, c) for c in t.claims),
                **named,
            )
            for t in reading.tasks
        ),
        tuple(replace(h, claim_id=ids.get(h.claim_id or ""), **named) for h in reading.headlines),
    )


def _code(code: str | None, number: int) -> str | None:
    """A code that no government has: the first two digits of the real ones stop at 82. Copies
    beyond those have none."""
    if number > MOST:
        return None
    return f"{82 + number}{(code or '000000')[:4]}"


def _renamed(identifier: str, number: int) -> str:
    digest = hashlib.sha256(f"{identifier}{number}".encode()).hexdigest()
    return digest[: len(identifier)]
