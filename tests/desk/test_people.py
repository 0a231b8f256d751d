"""People at the desk: accounts, proofs of who one is, limits. On both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import inspect, text

from desk_databases import SettableClock
from duixian.desk import (
    Desk,
    DeskError,
    DeskUsage,
    Person,
    credentials,
    database,
    identities,
    links,
    migrating,
    reviewing,
    sessions,
    tokens,
    tries,
)
from duixian.desk.people import BadPerson, NoSuchPerson, People, WrongPassword
from duixian.desk.permitting import UnknownUnit

PASSWORD = "一句只有我知道的长话"


@pytest.fixture
def people(desk: Desk) -> People:
    return desk.people


@pytest.fixture
def wang(people: People) -> Person:
    return people.add("王芳", "Wang@Example.org", ["office", "reader"], actor="root")


def everything_kept(desk: Desk) -> str:
    """All that the log and the tables hold, as text."""
    with database.reading(desk.log.engine) as connection:
        names = [n for n in inspect(connection).get_table_names() if n.startswith("desk_")]
        return "\n".join(str(connection.execute(text(f"SELECT * FROM {n}")).all()) for n in names)


# -- accounts ------------------------------------------------------------------------------


def test_an_account_has_its_roles_in_one_order_and_its_address_in_small_letters(
    people: People, wang: Person
) -> None:
    assert (wang.roles, wang.email, wang.unit) == (("reader", "office"), "wang@example.org", None)
    assert people.by_email(" WANG@example.ORG ") == wang
    assert people.named(wang.id) == people.named("wang@example.org") == wang
    assert people.names() == {wang.id: "王芳"}
    assert wang.is_any("office", "admin")
    assert not wang.is_any("admin")


def test_what_is_done_to_a_person_is_in_the_log_without_name_and_address(
    desk: Desk, people: People, wang: Person
) -> None:
    people.change(wang.id, actor="root", roles=["reporter"], unit="市教育局")
    people.change(wang.id, actor="root", name="王芳芳")
    people.disable(wang.id, actor="root")
    people.disable(wang.id, actor="root")
    people.enable(wang.id, actor="root")
    events = desk.log.events(wang.id)
    assert [event.kind for event in events] == [
        *("person_added", "person_changed", "person_disabled", "person_enabled"),
    ]
    assert events[1].payload == {"roles": ["reporter"], "unit": "市教育局"}
    told = " ".join(event.body().decode() for event in desk.log.events())
    assert "王" not in told
    assert "example.org" not in told
    assert desk.verify().sound
    assert desk.items() == {}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "name has 0 characters"),
        ({"name": "长" * 101}, "name has 101 characters"),
        ({"name": "李\x00"}, "can be printed"),
        ({"email": "a@b\x00"}, "no address for mail"),
        ({"email": "nobody"}, "no address for mail"),
        ({"email": "a@b, c@d"}, "no address for mail"),
        ({"email": "WANG@example.org"}, "address of another account"),
        ({"roles": ["king"]}, "no role 'king'"),
        ({"roles": ["reporter"]}, "a reporter is of one unit"),
        ({"roles": ["reviewer"]}, "a reviewer is of one unit"),
    ],
)
def test_what_cannot_be_said_of_a_person_is_refused_and_nothing_is_written(
    said: dict[str, object], told: str, desk: Desk, people: People, wang: Person
) -> None:
    before = desk.log.head(), people.all()
    whole = {"name": "李", "email": "li@example.org", "roles": ["reader"], **said}
    with pytest.raises(BadPerson, match=told):
        people.add(**whole, actor="root")  # type: ignore[arg-type]
    assert (desk.log.head(), people.all()) == before


def test_a_unit_must_be_one_of_the_desks_where_they_are_listed(desk: Desk, people: People) -> None:
    people.add("甲", "a@example.org", ["reporter"], "任何单位", actor="root")
    desk.enrol(["市教育局"], actor="root")
    with pytest.raises(UnknownUnit, match="none of the 1 units"):
        people.add("乙", "b@example.org", ["reporter"], "市教委", actor="root")
    assert people.add("丙", "c@example.org", ["reporter"], "市教育局", actor="root").unit


def test_the_only_admin_can_neither_be_closed_nor_lose_the_role(people: People) -> None:
    first = people.add("甲", "a@example.org", ["admin"], actor="root")
    for undo in (
        lambda: people.disable(first.id, actor=first.id),
        lambda: people.change(first.id, actor=first.id, roles=["office"]),
    ):
        with pytest.raises(BadPerson, match="only admin left"):
            undo()
    second = people.add("乙", "b@example.org", ["admin"], actor=first.id)
    assert people.disable(first.id, actor=second.id).disabled
    with pytest.raises(BadPerson, match="only admin left"):
        people.disable(second.id, actor=second.id)


def test_an_unknown_person_is_said_to_be_unknown(people: People) -> None:
    for call in (people.get, people.named):
        with pytest.raises(NoSuchPerson, match="knows nobody"):
            call("p-none")
    with pytest.raises(NoSuchPerson, match="knows nobody"):
        people.named("nobody@example.org")


# -- passwords -----------------------------------------------------------------------------


def test_a_password_is_kept_as_an_argon2id_hash_and_nothing_of_it_elsewhere(
    desk: Desk, people: People, wang: Person
) -> None:
    people.set_password(wang.id, PASSWORD)
    kept = everything_kept(desk)
    assert "$argon2id$" in kept
    assert PASSWORD not in kept
    assert people.log_in("wang@EXAMPLE.org", PASSWORD, "192.0.2.1").id == wang.id


@pytest.mark.parametrize("weak", ["short", "x" * 201, "wang@example.org", "WANG@example.org"])
def test_a_weak_password_is_refused(weak: str, people: People, wang: Person) -> None:
    with pytest.raises(credentials.WeakPassword):
        people.set_password(wang.id, weak)
    assert not people.get(wang.id).password


def test_a_wrong_password_an_unknown_address_and_a_closed_account_are_one(
    people: People, wang: Person
) -> None:
    people.set_password(wang.id, PASSWORD)
    closed = people.add("李", "li@example.org", actor="root", password=PASSWORD)
    people.disable(closed.id, actor="root")
    told = set()
    for email, password in (
        ("wang@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("li@example.org", PASSWORD),
    ):
        with pytest.raises(WrongPassword) as error:
            people.log_in(email, password, "192.0.2.1")
        told.add(str(error.value))
    assert len(told) == 1


# -- sessions ------------------------------------------------------------------------------


def test_a_session_slides_on_and_ends_a_week_after_it_began(
    people: People, wang: Person, clock: SettableClock
) -> None:
    token = sessions.begin(people, wang)
    began = clock.now
    while clock.now + timedelta(hours=7) < began + sessions.LONGEST:
        clock.forward(hours=7)
        assert sessions.holder(people, token) == people.get(wang.id)
    clock.now = began + sessions.LONGEST
    assert sessions.holder(people, token) is None
    assert sessions.holder(people, "") is None


def test_sessions_end_with_a_new_password_and_ended_ones_are_cleared_away(
    desk: Desk, people: People, wang: Person, clock: SettableClock
) -> None:
    first = sessions.begin(people, wang)
    people.set_password(wang.id, PASSWORD)
    assert sessions.holder(people, first) is None
    sessions.begin(people, wang)
    clock.forward(hours=9)
    token = sessions.begin(people, wang)
    with database.reading(desk.log.engine) as connection:
        rows = connection.execute(text("SELECT digest FROM desk_sessions")).all()
    assert [row.digest for row in rows] == [credentials.digest(token)]
    sessions.end(people, token)
    assert sessions.holder(people, token) is None


# -- links ---------------------------------------------------------------------------------


def test_the_operators_link_makes_one_admin(desk: Desk, people: People) -> None:
    token = links.make(people, links.FIRST_ADMIN, actor="root")
    with pytest.raises(credentials.WeakPassword):
        links.first_admin(people, token, "李", "li@example.org", "short")
    admin = links.first_admin(people, token, "李", "li@example.org", PASSWORD)
    assert admin.roles == ("admin",)
    with pytest.raises(links.DeadLink):
        links.first_admin(people, token, "张", "zhang@example.org", PASSWORD)
    assert people.by_email("zhang@example.org") is None
    added = desk.log.events(admin.id)[0]
    assert (added.kind, added.actor) == ("person_added", admin.id)
    assert token not in everything_kept(desk)


def test_the_operators_link_lets_an_account_that_is_there_become_admin(
    people: People, wang: Person
) -> None:
    people.disable(wang.id, actor="root")
    token = links.make(people, links.FIRST_ADMIN, actor="root")
    admin = links.first_admin(people, token, "王芳", "wang@example.org", PASSWORD)
    assert admin.id == wang.id
    assert set(admin.roles) == {"reader", "office", "admin"}
    assert people.log_in("wang@example.org", PASSWORD, "x") == admin


def test_of_two_who_use_a_link_at_once_one_gets_it(people: People) -> None:
    token = links.make(people, links.FIRST_ADMIN, actor="root")

    def use(number: int) -> str:
        try:
            return links.first_admin(people, token, "甲", f"{number}@example.org", PASSWORD).id
        except links.DeadLink:
            return "dead"

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(use, range(4)))
    assert done.count("dead") == 3
    assert len(people.all()) == 1


def test_a_link_is_for_its_purpose_alone(people: People, wang: Person) -> None:
    token = links.make(people, links.ENTRY, actor="root", person=wang)
    with pytest.raises(links.DeadLink):
        links.first_admin(people, token, "甲", "a@example.org", PASSWORD)
    assert links.enter(people, token, PASSWORD).password
    with pytest.raises(links.DeadLink):
        links.look(people, token, links.ENTRY)


def test_a_link_that_has_ended_is_forgotten_with_the_address_that_it_went_to(
    desk: Desk, people: People, clock: SettableClock
) -> None:
    said = {"email": "citizen@example.org", "about": "light", "target": "x", "machine": "red"}
    links.make(people, links.OBJECTION, said, actor="")
    assert "citizen@example.org" in everything_kept(desk)
    clock.forward(days=3)
    links.make(people, links.FIRST_ADMIN, actor="root")
    assert "citizen@example.org" not in everything_kept(desk)


# -- tokens --------------------------------------------------------------------------------


def test_a_token_has_scopes_and_a_day_on_which_it_ends(
    desk: Desk, people: People, wang: Person, clock: SettableClock
) -> None:
    token, row = tokens.give(people, wang, "抓取", ["read", "act"], 30, actor=wang.id)
    assert tokens.bearer(people, token) == (wang, ("read", "act"))
    assert token not in everything_kept(desk)
    for forged in (token[:-1] + "!", "", "dxd_", token.upper()):
        with pytest.raises(tokens.BadToken):
            tokens.bearer(people, forged)
    clock.forward(days=30)
    with pytest.raises(tokens.BadToken):
        tokens.bearer(people, token)
    event = desk.log.events(wang.id)[-1]
    assert (event.kind, event.payload["token"]) == ("token_given", row.id)


def test_a_revoked_token_holds_nothing_and_only_its_owner_revokes_it(
    people: People, wang: Person
) -> None:
    other = people.add("李", "li@example.org", actor="root")
    token, row = tokens.give(people, wang, "抓取", ["read"], 30, actor=wang.id)
    with pytest.raises(DeskUsage, match="no token"):
        tokens.revoke(people, row.id, actor=other.id, owner=other.id)
    assert tokens.revoke(people, row.id, actor=wang.id, owner=wang.id).revoked
    with pytest.raises(tokens.BadToken):
        tokens.bearer(people, token)


@pytest.mark.parametrize(
    ("scopes", "days", "name"),
    [(["king"], 1, "x"), ([], 1, "x"), (["read"], 0, "x"), (["read"], 367, "x"), (["read"], 1, "")],
)
def test_a_token_for_nothing_for_ever_or_without_a_name_is_refused(
    scopes: list[str], days: int, name: str, people: People, wang: Person
) -> None:
    with pytest.raises(DeskUsage):
        tokens.give(people, wang, name, scopes, days, actor=wang.id)
    assert tokens.given(people) == []


# -- limits --------------------------------------------------------------------------------


def test_tries_are_counted_in_the_database_whoever_asks(
    desk: Desk,
    people: People,
    wang: Person,
    clock: SettableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert tries.Limit(10, 600) == tries.LOGIN_OF_CLIENT
    monkeypatch.setattr(tries, "LOGIN_OF_CLIENT", tries.Limit(3, 600))
    people.set_password(wang.id, PASSWORD)
    again = People(desk.log, clock)  # as after opening the portal anew
    for turn in range(3):
        with pytest.raises(WrongPassword):
            (people, again)[turn % 2].log_in("wang@example.org", "wrong", "192.0.2.1")
    with pytest.raises(tries.TriedTooOften) as told:
        again.log_in("wang@example.org", PASSWORD, "192.0.2.1")
    assert told.value.seconds == 600
    assert again.log_in("wang@example.org", PASSWORD, "192.0.2.2").id == wang.id
    clock.forward(seconds=601)
    assert people.log_in("wang@example.org", PASSWORD, "192.0.2.1").id == wang.id


def test_an_account_is_guarded_against_many_clients_and_right_logins_do_not_count(
    people: People, wang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tries.LOGIN_OF_CLIENT.most < tries.LOGIN_OF_ACCOUNT.most < tries.LOGIN_OF_ALL.most
    monkeypatch.setattr(tries, "LOGIN_OF_CLIENT", tries.Limit(2, 600))
    monkeypatch.setattr(tries, "LOGIN_OF_ACCOUNT", tries.Limit(4, 600))
    people.set_password(wang.id, PASSWORD)
    for _ in range(3):
        people.log_in("wang@example.org", PASSWORD, "192.0.2.1")
    for n in range(tries.LOGIN_OF_ACCOUNT.most):
        with pytest.raises(WrongPassword):
            people.log_in("wang@example.org", "wrong", f"198.51.100.{n}")
    with pytest.raises(tries.TriedTooOften):
        people.log_in("wang@example.org", PASSWORD, "203.0.113.1")


def test_many_tries_at_once_are_no_more_than_the_limit(desk: Desk, clock: SettableClock) -> None:
    counter = tries.Tries(desk.log.engine, clock)
    limit = tries.Limit(5, 60)

    def one(_: int) -> bool:
        try:
            counter.count("test", one=("x", limit))
        except tries.TriedTooOften:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(24))) == 5


# -- reviews -------------------------------------------------------------------------------


def test_a_reviewer_who_was_drawn_reviews_under_the_own_account(light_desk: Desk) -> None:
    people = light_desk.people
    drawn, other = (
        people.add(name, f"{n}@example.org", ["reviewer"], unit, actor="root")
        for n, (name, unit) in enumerate((("赵敏", "市审计局"), ("赵敏", "市财政局")))
    )
    light_desk.enrol_reviewer("赵敏", "市审计局", actor="root")
    listed = reviewing.candidates(light_desk.items().values())
    pool = reviewing.pool_of(light_desk, light_desk.items().values(), 1)
    fixed = reviewing.commit(light_desk, listed, pool, 1, 1, actor="root")
    (row,) = reviewing.make(light_desk, fixed, "公开的种子", actor="root", bound=True)
    assert reviewing.drawn_as(light_desk, row.draw, row.item, drawn) == "赵敏"
    with pytest.raises(reviewing.NotDrawn):  # of the same name, from another unit
        reviewing.drawn_as(light_desk, row.draw, row.item, other)
    said = (row.draw, row.item, "赵敏", {"value": True})
    done = reviewing.review(light_desk, *said, actor=drawn.id)
    assert done.actor == drawn.id


# -- the organisation's login --------------------------------------------------------------


def test_a_login_elsewhere_is_tied_to_the_account_of_a_verified_address_once(
    desk: Desk, people: People, wang: Person
) -> None:
    issuer = "https://login.example.org"
    with pytest.raises(identities.NoAccount):
        identities.enter(people, issuer, "u-1", None)
    with pytest.raises(identities.NoAccount):
        identities.enter(people, issuer, "u-1", "nobody@example.org")
    assert identities.enter(people, issuer, "u-1", "WANG@example.org").id == wang.id
    assert identities.enter(people, issuer, "u-1", None).id == wang.id
    with pytest.raises(identities.NoAccount):  # another who has come by the address since
        identities.enter(people, issuer, "u-2", "wang@example.org")
    people.disable(wang.id, actor="root")
    with pytest.raises(identities.NoAccount):
        identities.enter(people, issuer, "u-1", None)
    assert desk.log.events(wang.id, kinds=[identities.TIED])[0].payload == {}


# -- the layout ----------------------------------------------------------------------------


def test_the_layout_goes_down_only_where_nobody_is_known(desk: Desk, people: People) -> None:
    engine = desk.log.engine
    assert migrating.migrate(engine, "0002") == ("0003", "0002")
    assert migrating.migrate(engine) == ("0002", "0003")
    people.add("甲", "a@example.org", actor="root")
    with pytest.raises(DeskError, match="knows 1 people"):
        migrating.migrate(engine, "0002")
    assert people.names()
