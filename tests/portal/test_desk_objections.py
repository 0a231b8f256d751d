"""Objections as people raise them in the browser: logged in, by a mailed link, by program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import portal_desk
from duixian.desk import objections, tokens, votes
from duixian.desk.feeds import MailRefused
from duixian.portal.web.pages import twin_path
from portal_desk import Staffed, sign_in

ITEM = "990100-2024-001"


@dataclass
class Post:
    """Takes letters, or does not."""

    letters: list[EmailMessage] = field(default_factory=list)
    away: bool = False

    def __call__(self, letter: EmailMessage) -> None:
        if self.away:
            raise MailRefused("mail.example.org:25: the mail server answered nothing")
        self.letters.append(letter)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def staffed(manned: Path, tmp_path: Path, post: Post) -> Iterator[Staffed]:
    made = portal_desk.copied(manned, tmp_path, post=post)
    yield made
    made.close()


@pytest.fixture
def account(staffed: Staffed) -> dict[str, Any]:
    """An account of the books that was found met."""
    client = staffed.browser()
    found = client.get("/api/v1/accounts", params={"verdict": "met", "limit": 1}).json()
    return dict(found["items"][0])


def raise_one(browser: TestClient, about: str, target: str, **said: Any) -> Any:
    page = browser.get("/desk/objections/new", params={"about": about, "target": target})
    told = {"about": about, "target": target, "csrf": sign_in(page.text), "text": "不对", **said}
    return browser.post("/desk/objections", data=told)


def answer(browser: TestClient, id: str, **said: str) -> Any:
    page = browser.get(f"/desk/objections/{id}")
    address = f"/desk/objections/{id}/answer"
    return browser.post(address, data={"csrf": sign_in(page.text), **said})


def test_a_verdict_is_questioned_and_put_right_beside_the_machines(
    staffed: Staffed, account: dict[str, Any], post: Post
) -> None:
    reader, office, anyone = (staffed.browser(r) for r in ("reader", "office", "anyone"))
    done = raise_one(reader, "verdict", account["account_id"], link="https://example.org/12")
    assert (done.status_code, done.headers["location"]) == (303, "/desk/objections/objection-1")
    assert "共 1 件：未答复 1 件（其中逾期 0 件）" in anyone.get("/desk/objections").text
    staffed.clock.forward(days=60)
    assert "未答复 1 件（其中逾期 1 件）" in anyone.get("/desk/objections").text
    office = staffed.browser("office")
    assert answer(office, "objection-1", decision="accept", instead="missed").status_code == 303
    page = anyone.get("/desk/objections/objection-1").text
    assert "未完成" in page
    assert "机器给出的值保留" in page
    assert "不对" in page
    kept = anyone.get("/api/v1/accounts", params={"verdict": "met", "limit": 1}).json()
    assert kept["items"][0]["verdict"] == "met"
    count = anyone.get("/api/v1/desk/objections/count").json()
    assert (count["open"], count["accepted"], count["late"]) == (0, 1, 1)
    (letter,) = post.letters
    assert letter["To"] == "reader@example.org"
    assert "https://dc.example.org/desk/objections/objection-1" in letter.get_content()


def test_the_words_of_an_open_objection_are_for_the_office_and_whose_it_is(
    staffed: Staffed,
) -> None:
    raise_one(staffed.browser("reader"), "light", ITEM, text="灯色与进展不符")
    address = "/desk/objections/objection-1"
    for role in portal_desk.ROLES:
        seen = "灯色与进展不符" in staffed.browser(role).get(address).text
        assert seen == (role in ("reader", "office")), role
    anyone = staffed.browser()
    assert anyone.get(f"{address}.json").json()["objection"]["text"] is None
    assert "灯色与进展不符" not in anyone.get("/desk/objections.csv").text
    assert anyone.get("/api/v1/desk/objections").json()["items"][0]["text"] is None
    answer(staffed.browser("office"), "objection-1", decision="reject", reason="按规则计算")
    assert "灯色与进展不符" in anyone.get(address).text
    for page in (address, "/desk/objections"):
        text = anyone.get(page).text
        assert "reader@example.org" not in text
        assert "名为reader" not in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"decision": "accept"}, "请写明与机器的"),
        ({"decision": "reject"}, "请写明驳回的理由"),
        ({"decision": "later"}, "decision 不能是“later”"),
    ],
)
def test_an_answer_that_is_none_is_refused(
    said: dict[str, str], told: str, staffed: Staffed
) -> None:
    raise_one(staffed.browser("reader"), "light", ITEM)
    refused = answer(staffed.browser("office"), "objection-1", **said)
    assert refused.status_code == 400
    assert told in refused.text.replace("&#39;", "'")


@pytest.mark.parametrize("about", ["claim", "match", "verdict", "light", "weather"])
def test_what_is_not_there_cannot_be_questioned(about: str, staffed: Staffed) -> None:
    found = {"about": about, "target": "none"}
    assert staffed.browser().get("/desk/objections/new", params=found).status_code == 404


def test_a_claim_and_a_match_are_questioned_with_what_the_machine_says(
    staffed: Staffed, account: dict[str, Any]
) -> None:
    browser = staffed.browser("reader")
    raise_one(browser, "claim", account["target"]["claim_id"])
    raise_one(browser, "match", account["account_id"])
    claim, match = objections.all_of(staffed.desk)
    assert any(character.isdigit() for character in claim.machine)
    assert match.machine == account["result"]["quote"]


def test_what_was_accepted_stands_beside_the_machines_value_on_the_books_pages(
    staffed: Staffed, account: dict[str, Any]
) -> None:
    anyone, browser = staffed.browser(), staffed.browser("reader")
    claim = f"/c/{account['target']['claim_id']}"
    year = f"/g/{account['government_code']}/{account['year']}"
    assert f"about=verdict&amp;target={account['account_id']}" in anyone.get(year).text
    raise_one(browser, "verdict", account["account_id"])
    raise_one(browser, "claim", account["target"]["claim_id"])
    for path in (claim, year):
        assert 'class="beside"' not in anyone.get(path).text  # open ones put nothing there
    answer(staffed.browser("office"), "objection-1", decision="accept", instead="missed")
    answer(staffed.browser("office"), "objection-2", decision="accept", instead="应为5.6%")
    told = anyone.get(claim)
    assert "应为5.6%" in told.text
    assert told.text.count('class="beside"') == 2
    settled = told.text.split('<h2 id="account">')[1].split('<h2 id="found">')[0]
    assert settled.count('class="light met"') == 1  # the machine's own still stands
    shown = [a for s in anyone.get(f"{year}.json").json()["sections"] for a in s["accounts"]]
    (own,) = [a for a in shown if a["account_id"] == account["account_id"]]
    assert own["verdict"] == "met"
    assert [(o["about"], o["instead"]) for o in own["beside"]] == [("verdict", "missed")]
    assert 'class="beside"' in anyone.get(year).text


# -- without an account --------------------------------------------------------------------


def ask_for_link(browser: TestClient, email: str = "Citizen@Example.org") -> Any:
    page = browser.get("/desk/objections/new", params={"about": "light", "target": ITEM})
    said = {"about": "light", "target": ITEM, "email": email, "csrf": sign_in(page.text)}
    return browser.post("/desk/objections/by-mail", data=said)


def link_in(letter: EmailMessage) -> str:
    link = r"https://dc\.example\.org(/desk/objections/by-mail/[\w-]+)"
    found = re.search(link, letter.get_content())
    assert found, letter
    return found[1]


def test_whoever_has_no_account_questions_by_a_mailed_link_that_opens_once(
    staffed: Staffed, post: Post
) -> None:
    browser = staffed.browser()
    assert "citizen@example.org" in ask_for_link(browser).text
    (letter,) = post.letters
    assert letter["To"] == "citizen@example.org"
    address = link_in(letter)
    page = browser.get(address)
    assert browser.get(address).status_code == 200
    evidence = {"file": ("page.png", b"a picture of the page", "image/png")}
    said = {"text": "没有开工", "csrf": sign_in(page.text)}
    done = browser.post(address, data=said, files=evidence)
    assert done.headers["location"] == "/desk/objections/objection-1"
    raised = objections.get(staffed.desk, "objection-1")
    assert len(raised.files) == 1
    who = staffed.desk.people.get(raised.by)
    assert (who.email, who.roles) == ("citizen@example.org", ())
    assert browser.post(address, data=said).status_code == 410
    answer(staffed.browser("office"), "objection-1", decision="accept", instead="red")
    assert post.letters[1]["To"] == "citizen@example.org"
    told = str([event.payload_text for event in staffed.desk.log.events()])
    assert "citizen" not in told


def test_a_mailed_link_ends_after_two_days(staffed: Staffed, post: Post) -> None:
    browser = staffed.browser()
    ask_for_link(browser)
    staffed.clock.forward(days=2)
    assert browser.get(link_in(post.letters[0])).status_code == 410


def test_an_address_with_an_account_questions_as_its_owner(staffed: Staffed, post: Post) -> None:
    browser = staffed.browser()
    ask_for_link(browser, "reader@example.org")
    address = link_in(post.letters[0])
    sign = sign_in(browser.get(address).text)
    browser.post(address, data={"text": "不对", "csrf": sign})
    raised = objections.get(staffed.desk, "objection-1")
    assert raised.by == staffed.people["reader"].id
    assert browser.get("/desk/me").status_code == 401  # the link is no login


def test_so_many_links_a_day_are_mailed_and_no_more(staffed: Staffed, post: Post) -> None:
    browsers = [staffed.browser(address=f"198.51.100.{n}") for n in range(11)]
    answers = [ask_for_link(browser) for browser in browsers]
    assert [a.status_code for a in answers] == [200] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) == 86_400
    assert len(post.letters) == 10
    one = staffed.browser(address="203.0.113.5")
    others = [ask_for_link(one, f"{n}@example.org").status_code for n in range(21)]
    assert others == [200] * 20 + [429]


def test_where_mail_does_not_go_the_answer_still_stands(staffed: Staffed, post: Post) -> None:
    raise_one(staffed.browser("reader"), "light", ITEM)
    post.away = True
    done = answer(staffed.browser("office"), "objection-1", decision="reject", reason="按规则")
    assert done.status_code == 303
    assert not objections.get(staffed.desk, "objection-1").open
    assert ask_for_link(staffed.browser()).status_code == 503


def test_letters_do_not_lead_to_whatever_host_a_request_names(
    manned: Path, tmp_path: Path, post: Post
) -> None:
    made = portal_desk.copied(manned, tmp_path, post=post, address=None)
    answered = ask_for_link(made.browser())
    assert answered.status_code == 503
    assert "DUIXIAN_ADDRESS" in answered.text
    assert post.letters == []
    made.close()


def test_without_a_mail_server_letters_are_printed(
    manned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = portal_desk.copied(manned, tmp_path)
    ask_for_link(made.browser())
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "To: citizen@example.org" in printed.err
    assert "https://dc.example.org/desk/objections/by-mail/" in printed.err
    made.close()


# -- by program ----------------------------------------------------------------------------


def test_a_script_questions_with_evidence_and_the_office_answers(staffed: Staffed) -> None:
    client = TestClient(staffed.portal)
    bearers = {}
    for role, scope in (("reader", "object"), ("office", "answer")):
        who = staffed.people[role]
        token, _ = tokens.give(staffed.desk.people, who, "脚本", [scope], 9, actor=who.id)
        bearers[role] = {"authorization": f"Bearer {token}"}
    address = "/api/v1/desk/attachments"
    kept = client.post(address, content=b"evidence", headers=bearers["reader"]).json()
    said = {"about": "light", "target": ITEM, "text": "没有开工", "files": [kept["digest"]]}
    raised = client.post("/api/v1/desk/objections", json=said, headers=bearers["reader"]).json()
    assert (raised["id"], raised["machine"], raised["open"]) == ("objection-1", "none", True)
    again = client.post("/api/v1/desk/objections", json=said, headers=bearers["reader"])
    assert again.status_code == 400
    path = "/api/v1/desk/objections/objection-1/answer"
    told = {"accept": True, "instead": "red"}
    assert client.post(path, json=told, headers=bearers["reader"]).status_code == 403
    done = client.post(path, json=told, headers=bearers["office"]).json()
    assert (done["answer"], done["instead"], done["machine"]) == ("accepted", "red", "none")
    assert client.post(path, json=told, headers=bearers["office"]).status_code == 409
    listed = client.get("/api/v1/desk/objections", params={"target": ITEM, "open": False}).json()
    assert [row["id"] for row in listed["items"]] == ["objection-1"]


def test_a_file_of_a_hundred_megabytes_is_refused_and_the_log_is_as_before(
    staffed: Staffed,
) -> None:
    browser = staffed.browser("reader")
    before = staffed.desk.log.head()
    page = browser.get("/desk/objections/new", params={"about": "light", "target": ITEM})
    said = {"about": "light", "target": ITEM, "csrf": sign_in(page.text), "text": "不对"}
    large = {"file": ("film.mp4", b"\0" * 100_000_000, "video/mp4")}
    answered = browser.post("/desk/objections", data=said, files=large)
    assert answered.status_code == 413
    assert "最多 20 MB" in answered.text
    assert staffed.desk.log.head() == before
    assert not (staffed.desk.folder / "attachments").exists()


def test_a_vote_from_a_page_counts(staffed: Staffed) -> None:
    browser = staffed.browser("reader")
    sign = sign_in(browser.get("/desk/me").text)
    done = browser.post(f"/desk/votes/{ITEM}", data={"satisfied": "no", "csrf": sign})
    assert done.status_code == 303
    assert votes.votes(staffed.desk)[ITEM].dissatisfied == 1
    bad = browser.post(f"/desk/votes/{ITEM}", data={"satisfied": "maybe", "csrf": sign})
    assert bad.status_code == 400


# -- twins ---------------------------------------------------------------------------------


def test_the_pages_of_objections_have_their_twins(staffed: Staffed) -> None:
    raise_one(staffed.browser("reader"), "light", ITEM)
    browser = staffed.browser()
    for path in ("/desk/objections", "/desk/objections/objection-1"):
        assert browser.get(path).status_code == 200
        assert browser.get(twin_path(path, "json")).status_code == 200
        assert "objection-1" in browser.get(twin_path(path, "csv")).text
    for state, there in (("open", 1), ("overdue", 0), ("accepted", 0)):
        page = browser.get("/desk/objections.json", params={"state": state}).json()
        assert len(page["objections"]) == there
    assert browser.get("/desk/objections", params={"lang": "en"}).text.count("open") > 1
    assert browser.get("/desk/objections/objection-9").status_code == 404
