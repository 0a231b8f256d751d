"""Objections: anyone may question what the machine says, and gets an answer within a set time.

An objection that is accepted puts another value beside the machine's, never in its place. What
is open or overdue follows from the events and the day of asking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from duixian.desk import attachments
from duixian.desk.desk import Desk
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed, DeskEvent
from duixian.desk.lights import Colour
from duixian.desk.log import Appending
from duixian.desk.workdays import workdays_after
from duixian.model import Verdict

About = Literal["claim", "match", "verdict", "light"]
"""What can be questioned: a figure as it was read; the answer found for a promise; the verdict on
it; the light of an item."""
ABOUT: tuple[About, ...] = get_args(About)
RAISED, ACCEPTED, REJECTED = "objection_raised", "objection_accepted", "objection_rejected"
ANSWER_WORKDAYS = 20
"""Workdays within which it is answered: what 政府信息公开条例, article 33, gives a request."""
LONGEST_TEXT, LONGEST_LINK, MOST_FILES = 4000, 1000, 10
INSTEAD: Mapping[str, tuple[str, ...]] = {
    "verdict": get_args(Verdict),
    "light": get_args(Colour),
}
"""What may stand beside the machine's value; a claim and a match are put right in words."""


class BadObjection(DeskUsage):
    """What is questioned, or the reason for it, is missing or of the wrong kind."""


class NoSuchObjection(DeskUsage):
    """There is no objection of this number."""


class AlreadyAnswered(DeskUsage):
    """The objection has its answer: another one would need another objection."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection as its events leave it. Days are ISO dates in China."""

    id: str
    about: About
    target: str
    """The claim_id, the account_id of a match or verdict, or the item of a light."""
    machine: str
    """What the machine said when it was questioned."""
    text: str
    link: str | None
    files: tuple[str, ...]
    """SHA-256 digests of the evidence."""
    by: str
    """Whose it is: the id of an account, of which nothing else is public."""
    raised: str
    answer_by: str
    answer: Literal["accepted", "rejected"] | None
    """Null while it is open."""
    instead: str | None
    """What stands beside the machine's value, where it was accepted."""
    reason: str | None
    answered: str | None
    answered_by: str | None
    version: int

    @property
    def open(self) -> bool:
        return self.answer is None

    def overdue(self, on: date) -> bool:
        """Whether its answer is late: still missing on a day, or given after its time."""
        return (self.answered or on.isoformat()) > self.answer_by


@dataclass(frozen=True, slots=True)
class ObjectionCount:
    """How many there are, for everyone to see."""

    raised: int
    open: int
    overdue: int
    """Open ones whose time is over."""
    accepted: int
    rejected: int
    late: int
    """Answered, but after their time."""


def raise_objection(
    desk: Desk,
    about: str,
    target: str,
    text: str,
    *,
    machine: str,
    actor: str,
    link: str | None = None,
    files: Sequence[str] = (),
) -> Objection:
    """Question something. `BadObjection` for what is no question; whether there is such a claim,
    account or item, whoever calls has looked up together with what the machine says of it."""
    with desk.log.appending(desk.clock) as turn:
        return raised(turn, desk, about, target, text, machine, actor, link, files)


def raised(
    turn: Appending,
    desk: Desk,
    about: str,
    target: str,
    text: str,
    machine: str,
    actor: str,
    link: str | None = None,
    files: Sequence[str] = (),
) -> Objection:
    """As `raise_objection`, in a turn at the log that is taken already."""
    said = _said(desk, about, target, text, link, files)
    known = turn.all_events([RAISED, ACCEPTED, REJECTED])
    for each in folded(known):
        if each.open and (each.by, each.about, each.target) == (actor, about, target):
            raise BadObjection(
                f"{each.id}: you have questioned this already, and it is open until "
                f"{each.answer_by}. Wait for the answer"
            )
    number = 1 + sum(event.kind == RAISED for event in known)
    due = workdays_after(desk.today, ANSWER_WORKDAYS).isoformat()
    payload = {**said, "machine": machine, "answer_by": due}
    event = turn.append(Deed(f"objection-{number}", RAISED, payload, actor))
    return next(folded([event]))


def answer(
    desk: Desk,
    id: str,
    *,
    accept: bool,
    actor: str,
    reason: str = "",
    instead: str = "",
) -> Objection:
    """Accept, saying what stands beside the machine's value from now on, or reject with a reason.

    `AlreadyAnswered`, or `BadObjection` for an answer by the one whose objection it is."""
    with desk.log.appending(desk.clock) as turn:
        events = turn.events(id)
        found = next(folded(events), None)
        if found is None:
            raise _none(id)
        if not found.open:
            raise AlreadyAnswered(
                f"{id}: was {found.answer} on {found.answered}. "
                "Who does not agree raises another objection"
            )
        if found.by == actor:
            raise BadObjection(f"{id}: is your own. Have somebody else answer it")
        said = _answered(found, accept, reason.strip(), instead.strip())
        turn.append(Deed(id, ACCEPTED if accept else REJECTED, said, actor))
        return next(folded(turn.events(id)))


def all_of(desk: Desk) -> list[Objection]:
    """Every objection, oldest first."""
    return list(folded(desk.log.events(kinds=[RAISED, ACCEPTED, REJECTED])))


def get(desk: Desk, id: str) -> Objection:
    """One objection. `NoSuchObjection` where there is none."""
    found = next(folded(desk.log.events(id)), None)
    if found is None:
        raise _none(id)
    return found


def overrides(objections: Iterable[Objection]) -> dict[tuple[str, str], list[Objection]]:
    """The accepted ones by what they are about and its id: what stands beside the machine's
    values, oldest first."""
    found: dict[tuple[str, str], list[Objection]] = {}
    for each in objections:
        if each.answer == "accepted":
            found.setdefault((each.about, each.target), []).append(each)
    return found


def count(objections: Iterable[Objection], on: date) -> ObjectionCount:
    """How many of them are open, overdue and answered on a day."""
    known = list(objections)
    late = [each for each in known if each.overdue(on)]
    return ObjectionCount(
        raised=len(known),
        open=sum(each.open for each in known),
        overdue=sum(each.open for each in late),
        accepted=sum(each.answer == "accepted" for each in known),
        rejected=sum(each.answer == "rejected" for each in known),
        late=sum(not each.open for each in late),
    )


def folded(events: Iterable[DeskEvent]) -> Iterator[Objection]:
    """The objections that these events make, oldest first."""
    raised: dict[str, DeskEvent] = {}
    answers: dict[str, DeskEvent] = {}
    for event in events:
        if event.kind == RAISED:
            raised[event.subject] = event
        elif event.kind in (ACCEPTED, REJECTED):
            answers[event.subject] = event
    return (_objection(event, answers.get(id)) for id, event in raised.items())


def _objection(event: DeskEvent, answered: DeskEvent | None) -> Objection:
    said, told = event.payload, answered.payload if answered else {}
    given = {ACCEPTED: "accepted", REJECTED: "rejected"}
    return Objection(
        id=event.subject,
        about=said["about"],
        target=said["target"],
        machine=said["machine"],
        text=said["text"],
        link=said.get("link"),
        files=tuple(said.get("files", ())),
        by=event.actor,
        raised=event.day,
        answer_by=said["answer_by"],
        answer=given[answered.kind] if answered else None,  # type: ignore[arg-type]
        instead=told.get("instead"),
        reason=told.get("reason"),
        answered=answered.day if answered else None,
        answered_by=answered.actor if answered else None,
        version=answered.version if answered else event.version,
    )


def _said(
    desk: Desk, about: str, target: str, text: str, link: str | None, files: Sequence[str]
) -> dict[str, Any]:
    text, link = text.strip(), (link or "").strip()
    if about not in ABOUT:
        raise BadObjection(f"{about!r} cannot be questioned. There are: {', '.join(ABOUT)}")
    if not 0 < len(text) <= LONGEST_TEXT:
        raise BadObjection(
            f"say in words what is wrong and how you know: {len(text)} characters were given, "
            f"1 to {LONGEST_TEXT} are taken"
        )
    if link and (len(link) > LONGEST_LINK or not re.fullmatch(r"https?://[^\s/]\S*", link)):
        raise BadObjection(f"{link[:80]!r} is no address of a page. Give https://…")
    if len(files) > MOST_FILES:
        raise BadObjection(f"{len(files)} files: at most {MOST_FILES} are taken")
    if lost := [f for f in files if not re.fullmatch("[0-9a-f]{64}", f)]:
        raise BadObjection(f"{lost[0][:80]!r} is no SHA-256 digest of a file")
    if lost := attachments.missing(desk.folder, list(files)):
        raise BadObjection(f"there is no attachment {lost[0]} at this desk. Send the file first")
    said = {"about": about, "target": target, "text": text, "link": link, "files": list(files)}
    return {name: value for name, value in said.items() if value}


def _answered(found: Objection, accept: bool, reason: str, instead: str) -> dict[str, Any]:
    if len(reason) > LONGEST_TEXT or len(instead) > LONGEST_LINK:
        raise BadObjection(f"{found.id}: the answer is too long. Put the rest into a file")
    if not accept and not reason:
        raise BadObjection(f"{found.id}: say why it is rejected")
    if not accept:
        return {"reason": reason}
    known = INSTEAD.get(found.about)
    if not instead or (known and instead not in known):
        among = f" one of {', '.join(known)}" if known else " in words"
        raise BadObjection(
            f"{found.id}: say what is to stand beside the machine's {found.machine!r}:{among}"
        )
    if instead == found.machine:
        raise BadObjection(f"{found.id}: {instead!r} is what the machine says. Reject it instead")
    told = {"instead": instead, "machine": found.machine, "about": found.about}
    return {**told, "target": found.target, **({"reason": reason} if reason else {})}


def _none(id: str) -> NoSuchObjection:
    return NoSuchObjection(f"there is no objection {id!r}. `duixian desk objections` shows them")
