"""Hand-made readings: small, whole, and right in their offsets."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from duixian.engine import Input
from duixian.model import (
    Claim,
    Document,
    Headline,
    Identity,
    Outline,
    Reading,
    ReadingText,
    Section,
    Sentence,
    Task,
)

GROWTH = "地区生产总值增长{value}%左右"
TEXT = "一、今年目标\n" + GROWTH + "。新建公厕125座。"

CODES = {"兰川市": "990100", "望亭县": "990121"}


def document(text: str, doc: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(doc, text, digest, digest, "text", "utf-8")


def reading(
    doc: str = "lanchuan-2025",
    government: str | None = "兰川市",
    year: int | None = 2025,
    value: float = 6.0,
    *,
    text: str | None = None,
    complete: bool = True,
    kind: str = "report",
    genre: str | None = None,
    issuer: str = "government",
) -> Reading:
    """A report with one headline target, one task and a claim for each."""
    source = text or TEXT.format(value=f"{value:g}")
    made = document(source, doc)
    identity = Identity(
        title="政府工作报告",
        government=government,
        government_code=CODES.get(government or ""),
        level="prefecture" if government else None,
        report_year=year,
        delivered=None,
        stated_date=None,
        kind=kind,  # type: ignore[arg-type]
        complete=complete,
        missing=() if complete else ("review",),
        genre=genre or ("unknown" if kind == "other" else "work_report"),  # type: ignore[arg-type]
        issuer=issuer,  # type: ignore[arg-type]
    )
    body = source.index("\n") + 1 if "\n" in source else 0
    stop = source.find("。") + 1 or len(source)
    sentences = (Sentence(0, body, 0, heading=True), Sentence(body, stop, 0)) + (
        (Sentence(stop, len(source), 0),) if stop < len(source) else ()
    )
    outline = Outline(
        document=made,
        reading=ReadingText(source, (0,), (0,), len(source)),
        identity=identity,
        sections=(
            Section(
                0, None, 1, source[:body], (source[:body],), "targets", None, 0, body, len(source)
            ),
        ),
        sentences=sentences,
    )
    claims = tuple(_claims(made, identity, body, stop))
    return Reading(outline, claims, _tasks(made, identity, stop, claims), _cells(claims))


def _claims(made: Document, who: Identity, body: int, stop: int) -> list[Claim]:
    found = []
    for match in re.finditer(r"([\d.]+)(%|座)", made.source):
        percent = match[2] == "%"
        found.append(
            Claim(
                claim_id=hashlib.sha256(f"{made.report_id}{match.start()}".encode()).hexdigest()[
                    :16
                ],
                doc=made.doc,
                report_id=made.report_id,
                government=who.government,
                government_code=who.government_code,
                report_year=who.report_year,
                section="今年目标",
                role_of_section="targets",
                indicator="地区生产总值" if percent else "新建公厕",
                indicator_id="gdp" if percent else None,
                aspect="growth" if percent else "level",
                value=float(match[1]),
                value_high=None,
                unit=match[2],
                bound="approx" if percent else "eq",
                role="target",
                period=str(who.report_year) if who.report_year else None,
                scope=None,
                quote=match[0],
                start=match.start(),
                end=match.end(),
                sentence_start=body,
                sentence_end=stop,
                recovered=False,
                rule="made",
                confidence=1.0,
            )
        )
    return found


def _tasks(made: Document, who: Identity, stop: int, claims: tuple[Claim, ...]) -> tuple[Task, ...]:
    counted = [c for c in claims if c.unit == "座"]
    if not counted:
        return ()
    return (
        Task(
            task_id="t" + made.report_id[:15],
            doc=made.doc,
            report_id=made.report_id,
            government=who.government,
            government_code=who.government_code,
            report_year=who.report_year,
            section="今年目标",
            text="新建公厕125座",
            verb="新建",
            object="公厕",
            kind="quantified",
            deadline=None,
            deadline_quote=None,
            programme=None,
            programme_size=None,
            programme_item=None,
            claims=tuple(c.claim_id for c in counted),
            quote="新建公厕125座",
            start=stop,
            end=len(made.source),
            recovered=False,
        ),
    )


def _cells(claims: tuple[Claim, ...]) -> tuple[Headline, ...]:
    return tuple(
        Headline(
            doc=c.doc,
            report_id=c.report_id,
            government=c.government,
            government_code=c.government_code,
            report_year=c.report_year,
            series="gdp_growth",
            role="target",
            year=c.report_year,
            value=c.value,
            value_high=None,
            unit="%",
            bound=c.bound,
            qualitative=None,
            absent=False,
            quote=c.quote,
            start=c.start,
            end=c.end,
            claim_id=c.claim_id,
        )
        for c in claims
        if c.indicator_id == "gdp"
    )


def several(count: int, government: str = "兰川市") -> list[Reading]:
    """Reports of one government, a year each, every one with its own figure."""
    return [reading(f"r{i:04d}", government, 1900 + i, value=1 + i / 100) for i in range(count)]


def read_or_die(given: Input) -> Reading:
    """A reader for worker processes whose fate the input's name decides."""
    import os
    import signal
    import time

    if "crash" in given.doc:
        os._exit(77)
    if "hang" in given.doc:
        time.sleep(60)
    if "spin" in given.doc:
        given_to(given)
        while True:
            pass
    if "outside" in given.doc:
        import ctypes

        given_to(given)
        ctypes.PyDLL(None).sleep(600)  # which does not let other threads run
    if "killed" in given.doc and not (given.data and Path(given.data.decode()).exists()):
        if given.data:
            given_to(given)
        os.kill(os.getpid(), signal.SIGKILL)
    if "fault" in given.doc:
        raise RuntimeError("a fault of the reader")
    if "memory" in given.doc:
        raise MemoryError
    if "noise" in given.doc:
        print("a library prints this")
    if "empty" in given.doc:
        from duixian.errors import UndecodableText

        raise UndecodableText(given.name, 7, "a broken byte", "Mend it")
    return reading(given.doc)


def read_or_take_the_worker_along(given: Input) -> Reading:
    """On a cluster: a report that ends the worker itself, not only the process that reads."""
    import os
    import signal

    if "doom" in given.doc:
        os.kill(os.getppid(), signal.SIGKILL)
    return read_or_die(given)


def given_to(given: Input) -> None:
    """Write this process's number into the file that an input's bytes name."""
    import os

    place = Path((given.data or b"").decode())
    partial = place.with_suffix(".part")
    partial.write_text(str(os.getpid()), encoding="utf-8")
    partial.replace(place)


def read_for_ever(doc: str, place: str, seconds: float) -> None:
    """Have a worker read an input that never ends; its number is written to `place`."""
    from duixian.engine import read_many

    given = [Input(f"{doc}.txt", data=place.encode()), Input("other.txt", data=b"")]
    list(read_many(given, jobs=2, seconds=seconds, reader=read_or_die))


def kill_while_adding(folder: str) -> None:
    """Add reports and die by SIGKILL after the facts are written, before they count."""
    import os
    import signal

    from duixian.books import Books
    from duixian.books.store import Transaction

    def die(self: Transaction, **_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    Transaction.publish = die  # type: ignore[method-assign, assignment]
    Books(Path(folder)).add(several(70))
