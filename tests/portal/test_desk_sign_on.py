"""The organisation's own login, against a provider that signs real tokens."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

import portal_desk
from duixian.portal.desk.access import COOKIE
from duixian.portal.desk.sign_on import STATE
from duixian.portal.settings import SignOn
from portal_desk import Staffed

CLIENT, SECRET = "duixian", "a secret between the two"
READER = {"sub": "u-7", "email": "reader@example.org", "email_verified": True}


@dataclass
class Provider:
    """A small OpenID provider on this machine: discovery, keys, and codes for signed tokens."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    signs_with: Any = None
    """Another key, for a forged token."""
    algorithm: str = "RS256"
    told: dict[str, Any] = field(default_factory=dict)
    """What its tokens say beside or instead of what they should."""
    asked: dict[str, str] = field(default_factory=dict)
    """What the browser asked for with its last visit."""
    now: int = 0
    away: bool = False

    def visit(self, address: str) -> str:
        """Somebody logs in at the provider: the query with which the browser goes back."""
        query = parse_qs(urlsplit(address).query)
        self.asked = {name: values[0] for name, values in query.items()}
        return f"code=the-code&state={self.asked['state']}"

    def token(self, form: dict[str, list[str]], authorization: str) -> tuple[int, dict[str, Any]]:
        from base64 import b64decode, urlsafe_b64encode

        given = b64decode(authorization.removeprefix("Basic ")).decode()
        assert given.replace("%20", "+").replace("+", " ") == f"{CLIENT}:{SECRET}"
        verifier = form["code_verifier"][0]
        challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
        if form["code"] != ["the-code"] or challenge != self.asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": self.now,
            "exp": self.now + 300,
            "nonce": self.asked["nonce"],
            **READER,
            **self.told,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "1"}
        key = self.signs_with or self.key
        signed = jwt.encode(header, claims, key, algorithms=[self.algorithm])
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": signed}

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/keys":
            return {"keys": [self.key.as_dict(private=False)]}
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
        found = {name: f"{self.issuer}/{place}" for name, place in places.items()}
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **found}


@pytest.fixture
def provider() -> Iterator[Provider]:
    known = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.say(500 if known.away else 200, known.answer(self.path))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            self.say(*known.token(form, self.headers["authorization"]))

        def say(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield known
    server.shutdown()
    server.server_close()


@pytest.fixture
def staffed(manned: Path, tmp_path: Path, provider: Provider) -> Iterator[Staffed]:
    known = SignOn(provider.issuer, CLIENT, SECRET)
    made = portal_desk.copied(manned, tmp_path, sign_on=known, address=None)
    provider.now = int(made.clock().timestamp())
    yield made
    made.close()


def begin(browser: TestClient, provider: Provider, following: str = "") -> str:
    """Go to the provider and log in there: the address that leads back."""
    away = browser.get("/desk/oidc/start", params={"next": following})
    assert away.status_code == 303, away.text
    return f"/desk/oidc/back?{provider.visit(away.headers['location'])}"


def test_somebody_logs_in_with_the_organisations_account(
    staffed: Staffed, provider: Provider
) -> None:
    browser = staffed.browser()
    assert "用单位账号登录" in browser.get("/desk/login").text
    back = begin(browser, provider, "/desk/objections")
    assert provider.asked["response_type"] == "code"
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["redirect_uri"] == "http://testserver/desk/oidc/back"
    assert set(provider.asked["scope"].split()) == {"openid", "email"}
    done = browser.get(back)
    assert (done.status_code, done.headers["location"]) == (303, "/desk/objections")
    assert "名为reader" in browser.get("/desk/me").text
    again = staffed.browser()
    provider.told = {"email": None, "email_verified": None}  # the account is tied by now
    assert again.get(begin(again, provider)).status_code == 303


def test_what_leads_back_opens_once_and_in_the_browser_that_began_it(
    staffed: Staffed, provider: Provider
) -> None:
    browser, other = staffed.browser(), staffed.browser()
    back = begin(browser, provider)
    assert other.get(back).status_code == 400  # a login slipped to somebody else
    kept = browser.cookies[STATE]
    assert browser.get(back).status_code == 303
    browser.cookies.set(STATE, kept, path="/desk/oidc")
    assert browser.get(back).status_code == 410
    assert other.get("/desk/oidc/back").status_code == 400


@pytest.mark.parametrize(
    "told",
    [
        {"iss": "https://another.example.org"},
        {"aud": "another-client"},
        {"nonce": "of another login"},
        {"nonce": None},
        {"sub": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"azp": "another-client", "aud": [CLIENT, "another-client"]},
    ],
)
def test_a_token_that_is_for_another_or_has_ended_is_refused(
    told: dict[str, Any], staffed: Staffed, provider: Provider
) -> None:
    provider.told = told
    browser = staffed.browser()
    answer = browser.get(begin(browser, provider))
    assert answer.status_code == 400, answer.text
    assert "没有成功" in answer.text
    assert COOKIE not in browser.cookies


def test_a_forged_token_is_refused(staffed: Staffed, provider: Provider) -> None:
    browser = staffed.browser()
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "1"})
    assert browser.get(begin(browser, provider)).status_code == 400
    # with a secret that both know, where only the provider's own key will do
    provider.signs_with, provider.algorithm = OctKey.import_key(SECRET), "HS256"
    assert browser.get(begin(browser, provider)).status_code == 400
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize(
    "told",
    [
        {"email": "nobody@example.org"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": None},
    ],
)
def test_a_login_without_an_account_makes_none(
    told: dict[str, Any], staffed: Staffed, provider: Provider
) -> None:
    provider.told = told
    browser, before = staffed.browser(), staffed.desk.people.all()
    answer = browser.get(begin(browser, provider))
    assert answer.status_code == 403
    assert "请管理员按您的邮箱添加" in answer.text
    assert staffed.desk.people.all() == before


def test_a_login_that_was_broken_off_is_told(staffed: Staffed, provider: Provider) -> None:
    browser = staffed.browser()
    state = begin(browser, provider).rpartition("state=")[2]
    answer = browser.get(f"/desk/oidc/back?error=access_denied&state={state}")
    assert answer.status_code == 400
    assert "access_denied" in answer.text


def test_a_provider_that_does_not_answer_is_said_to_be_away(
    staffed: Staffed, provider: Provider
) -> None:
    provider.away = True
    assert staffed.browser().get("/desk/oidc/start").status_code == 502
    provider.away = False
    assert staffed.browser().get("/desk/oidc/start").status_code == 303


def test_a_provider_without_tls_is_taken_on_this_machine_alone(
    manned: Path, tmp_path: Path
) -> None:
    known = SignOn("http://login.example.org", CLIENT, SECRET)
    made = portal_desk.copied(manned, tmp_path, sign_on=known)
    assert made.browser().get("/desk/oidc/start").status_code == 502
    made.close()


def test_without_a_provider_there_is_no_such_login(client: TestClient) -> None:
    assert client.get("/desk/oidc/start").status_code == 404
