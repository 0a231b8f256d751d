"""The desk's people, tokens and objections from the command line."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from duixian.cli import app, commands
from duixian.cli.serving_desk import told
from duixian.desk import Desk, links, objections, tokens
from duixian.errors import UsageError
from duixian.portal import Settings
from running import Duixian, Run

assert commands


@pytest.fixture
def desk(tmp_path: Path) -> Duixian:
    """An empty desk, in books that have nothing else; commands run in this process."""

    def run(*arguments: object, **environment: str) -> Run:
        given = ["--books", str(tmp_path / "books"), "desk", *map(str, arguments)]
        done = CliRunner().invoke(app, given, env=environment)
        return Run(done.exit_code, done.stdout.encode(), done.stderr)

    assert run("init").code == 0
    return run


def opened(folder: Path) -> Desk:
    from duixian.cli.desk_app import clock

    return Desk(folder / "books", clock)


def test_the_link_of_the_first_admin_goes_to_standard_output_alone(
    desk: Duixian, tmp_path: Path
) -> None:
    done = desk("admin-link", DUIXIAN_ADDRESS="https://dc.example.org/")
    found = re.fullmatch(r"https://dc\.example\.org/desk/in/([\w-]{43})\n", done.out)
    assert found, done.out
    assert found[1] not in done.err
    here = opened(tmp_path)
    assert links.first_admin(here.people, found[1], "李", "li@example.org", "a long password").id
    here.close()


def test_an_account_is_made_changed_closed_and_opened(desk: Duixian) -> None:
    made = desk(
        *("people", "--add", "wang@example.org", "--name", "王芳", "--role", "reporter"),
        *("--unit", "市教育局", "--by", "root"),
    )
    (row,) = made.rows
    assert (row["name"], row["roles"], row["unit"]) == ("王芳", ["reporter"], "市教育局")
    assert "/desk/in/" in made.err
    assert "/desk/in/" not in made.out
    changed = desk("people", "--change", row["id"], "--unit", "市住建局", "--role", "reviewer")
    assert (changed.rows[0]["roles"], changed.rows[0]["unit"]) == (["reviewer"], "市住建局")
    assert desk("people", "--disable", "wang@example.org").rows[0]["disabled"]
    assert not desk("people", "--enable", "wang@example.org").rows[0]["disabled"]
    assert "7 days" in desk("people", "--link", "wang@example.org").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("people", "--add", "x@example.org"), "--name"),
        (("people", "--add", "x", "--name", "x"), "no address for mail"),
        (("people", "--disable", "nobody@example.org"), "knows nobody"),
        (("token", "--name", "x"), "whose token"),
        (("token", "--revoke", "t-none"), "no token 't-none'"),
        (("objections", "--accept", "objection-1"), "no objection 'objection-1'"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(
    arguments: tuple[str, ...], told: str, desk: Duixian
) -> None:
    done = desk(*arguments)
    assert done.code == 2
    assert told in done.err


def test_a_token_is_made_shown_once_listed_and_revoked(desk: Duixian, tmp_path: Path) -> None:
    desk("people", "--add", "wang@example.org", "--name", "王芳")
    made = desk("token", "wang@example.org", "--name", "抓取", "--scope", "read", "--days", "9")
    here = opened(tmp_path)
    assert tokens.bearer(here.people, made.out.strip())[1] == ("read",)
    (row,) = desk("token").rows
    assert row["scopes"] == ["read"]
    assert made.out.strip() not in str(row)
    assert desk("token", "--revoke", row["id"]).rows[0]["revoked"]
    with pytest.raises(tokens.BadToken):
        tokens.bearer(here.people, made.out.strip())
    here.close()


def test_objections_are_listed_counted_and_answered(desk: Duixian, tmp_path: Path) -> None:
    here = opened(tmp_path)
    for target in ("a", "b"):
        said = ("verdict", target, "不对")
        objections.raise_objection(here, *said, machine="missed", actor="p-1")
    here.close()
    listed = desk("objections", "--on", "2098-01-01")
    assert [row["overdue"] for row in listed.rows] == [True, True]
    assert "2 open, 2 of them overdue" in listed.err
    desk("objections", "--accept", "objection-1", "--instead", "met", "--by", "督查室")
    desk("objections", "--reject", "objection-2", "--reason", "原文如此", "--by", "督查室")
    rows = {row["id"]: row for row in desk("objections").rows}
    assert rows["objection-1"]["instead"] == "met"
    assert rows["objection-2"]["reason"] == "原文如此"


# -- what the portal is told by the environment --------------------------------------------


def test_the_environment_says_where_the_portal_is_and_how_people_log_in() -> None:
    said = told(
        Settings(token="a token for the tests"),
        {
            "DUIXIAN_ADDRESS": "https://dc.example.org",
            "DUIXIAN_SMTP_SENDER": "dc@example.org",
            "DUIXIAN_OIDC_ISSUER": "https://login.example.org",
            "DUIXIAN_OIDC_CLIENT_ID": "duixian",
            "DUIXIAN_OIDC_CLIENT_SECRET": "s",
            "DUIXIAN_DESK": "postgresql://localhost/duixian",
        },
    )
    assert said.token == "a token for the tests"
    assert (said.address, said.sender) == ("https://dc.example.org", "dc@example.org")
    assert said.sign_on is not None
    assert said.sign_on.issuer == "https://login.example.org"
    assert said.desk == "postgresql://localhost/duixian"
    assert told(Settings(), {}) == Settings()


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"DUIXIAN_ADDRESS": "dc.example.org"}, "https://"),
        ({"DUIXIAN_SMTP": "mail.example.org"}, "HOST:PORT"),
        ({"DUIXIAN_SMTP": "a:25", "DUIXIAN_SMTP_SECURITY": "ssl"}, "starttls"),
        ({"DUIXIAN_OIDC_ISSUER": "https://a"}, "DUIXIAN_OIDC_CLIENT_ID, DUIXIAN_OIDC_CLIENT_SEC"),
    ],
)
def test_what_the_environment_cannot_mean_is_said(environment: dict[str, str], word: str) -> None:
    with pytest.raises(UsageError, match=word):
        told(Settings(), environment)


def test_letters_go_to_the_mail_server_of_the_environment() -> None:
    from email.message import EmailMessage

    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    class Inbox(Message):
        got: list[object] = []  # noqa: RUF012 - one test, one inbox

        def handle_message(self, message: object) -> None:
            self.got.append(message)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(Inbox(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        where = {"DUIXIAN_SMTP": f"127.0.0.1:{port}", "DUIXIAN_SMTP_SECURITY": "none"}
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = "a@b.org", "c@d.org", "异议已答复"
        letter.set_content("采纳")
        told(Settings(), where).post(letter)
    finally:
        server.stop()
    assert len(Inbox.got) == 1
