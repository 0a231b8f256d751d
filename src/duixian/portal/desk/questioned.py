"""What is questioned: the machine's value of a claim, match, verdict or light, looked up."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.desk import Desk
from duixian.portal import wording
from duixian.portal.questions import claim_path
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import not_found
from duixian.portal.web.language import words
from duixian.portal.web.opening import if_it_may_come


@dataclass(frozen=True, slots=True)
class Questioned:
    """One thing that the machine said."""

    about: str
    target: str
    machine: str
    """What it said, as it goes into the log."""
    quote: str
    href: str


def look_up(look: Look, desk: Desk, about: str, target: str) -> Questioned:
    """What the machine says now. `Refusal` (404) where it says nothing of the kind."""
    if about == "light":
        from duixian.desk import lights

        item = desk.item(target)  # has its own answer where there is none
        shown = lights.light(item, desk.today)
        href = f"/desk/items/{item.id}"
        return Questioned(about, item.id, shown.colour, item.promised.quote, href)
    if about == "claim":
        row = look.reader.one("SELECT * FROM claims WHERE claim_id = ?", [target])
        if row is None:
            raise if_it_may_come(look, not_found("no_claim", name=target))
        value = wording.figure(row, words("zh"))
        return Questioned(about, target, value, row["quote"], claim_path(target))
    row = look.reader.one("SELECT * FROM accounts WHERE account_id = ?", [target])
    if row is None or about not in ("match", "verdict"):
        raise if_it_may_come(look, not_found("no_account", name=target), when_settled=True)
    promised, found = row["target"], row["result"]
    machine = row["verdict"] if about == "verdict" else (found["quote"] if found else "none")
    place = claim_path(promised["claim_id"]) if promised["claim_id"] else "/"
    return Questioned(about, target, machine, promised["quote"], place)
