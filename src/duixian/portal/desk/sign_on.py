"""The organisation's own login: OpenID Connect, the code flow with PKCE, state and nonce."""

from __future__ import annotations

import hmac
import secrets
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import identities, links
from duixian.portal.access import by_https
from duixian.portal.desk import access
from duixian.portal.desk.accounts import next_of
from duixian.portal.desk.place import desk_of
from duixian.portal.settings import SignOn
from duixian.portal.web.errors import Refusal, not_found

STATE = "desk_abroad"
"""The cookie that ties a login under way to the browser that began it."""
_PATH = "/desk/oidc"
PATIENCE = 10.0
"""Seconds for the provider to answer."""
LEEWAY = 60
"""Seconds by which its clock may differ."""
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures with a key pair alone: none, and none made with the client's secret, is taken."""


def mount(portal: FastAPI) -> None:
    """Give the two steps their routes."""
    portal.add_route(f"{_PATH}/start", start, methods=["GET"])
    portal.add_route(f"{_PATH}/back", back, methods=["GET"])


def start(request: Request) -> Response:
    """Send the browser to the provider."""
    known = _known(request)
    found = _metadata(known)
    said = {
        "nonce": secrets.token_urlsafe(32),
        "verifier": secrets.token_urlsafe(48),
        "next": next_of(request.query_params.get("next", "")),
    }
    state = links.make(desk_of(request).people, links.ABROAD, said, actor="")
    with _client(known, request) as client:
        address, _ = client.create_authorization_url(
            found["authorization_endpoint"],
            state=state,
            nonce=said["nonce"],
            code_verifier=said["verifier"],
        )
    response = RedirectResponse(address, 303)
    response.set_cookie(
        STATE,
        state,
        max_age=int(links.LASTS[links.ABROAD].total_seconds()),
        path=_PATH,
        httponly=True,
        samesite="lax",
        secure=by_https(request),
    )
    return response


def back(request: Request) -> Response:
    """Begin a session for whom the provider names. `Refusal` (400) for an answer to a login that
    this browser did not begin, or whose token does not hold."""
    known, desk = _known(request), desk_of(request)
    state = request.query_params.get("state", "")
    if not state or not hmac.compare_digest(
        state.encode(), request.cookies.get(STATE, "").encode()
    ):
        raise Refusal(400, "bad_sign_on", reason="state")
    with desk.log.appending(desk.clock) as turn:
        said = links.use(desk.people, turn, state, links.ABROAD).said
    claims = _claims(request, known, said)
    email = claims.get("email") if claims.get("email_verified") is True else None
    person = identities.enter(desk.people, known.issuer, str(claims["sub"]), email)
    response = RedirectResponse(said["next"], 303)
    response.delete_cookie(STATE, path=_PATH, httponly=True, samesite="lax")
    access.enter(request, response, person)
    return response


def _claims(request: Request, known: SignOn, said: dict[str, Any]) -> dict[str, Any]:
    """What the provider's signed token says, after all of it was checked."""
    import httpx
    from authlib.common.errors import AuthlibBaseError
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    code = request.query_params.get("code")
    if not code:
        raise Refusal(400, "bad_sign_on", reason=request.query_params.get("error", "code")[:100])
    found = _metadata(known)
    try:
        with _client(known, request) as client:
            given = client.fetch_token(
                found["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=said["verifier"],
            )
        shown = httpx.get(found["jwks_uri"], timeout=PATIENCE).raise_for_status()
        keys = KeySet.import_key_set(shown.json())
        told = jwt.decode(given["id_token"], keys, algorithms=ALGORITHMS)
        options = {"iss": {"values": [known.issuer]}, "aud": {"values": [known.client_id]}}
        params = {"nonce": said["nonce"], "client_id": known.client_id}
        params["access_token"] = given.get("access_token", "")
        claims = CodeIDToken(told.claims, told.header, options, params)
        claims.validate(int(request.app.state.settings.clock().timestamp()), LEEWAY)
    except httpx.HTTPError as error:
        raise Refusal(502, "sign_on_away", reason=type(error).__name__) from error
    except (AuthlibBaseError, JoseError, ValueError, KeyError) as error:
        raise Refusal(400, "bad_sign_on", reason=type(error).__name__) from error
    return dict(claims)


def _known(request: Request) -> SignOn:
    known: SignOn | None = request.app.state.settings.sign_on
    if known is None:
        raise not_found("no_sign_on")
    return known


def _client(known: SignOn, request: Request) -> Any:
    from authlib.integrations.httpx_client import OAuth2Client

    base = request.app.state.settings.address or str(request.base_url)
    return OAuth2Client(
        known.client_id,
        known.client_secret,
        scope="openid email",
        redirect_uri=f"{base.rstrip('/')}{_PATH}/back",
        code_challenge_method="S256",
        timeout=PATIENCE,
    )


@cache
def _metadata(known: SignOn) -> dict[str, Any]:
    """What the provider says of itself. `Refusal` (502) where it does not, or is another."""
    import httpx

    own = urlsplit(known.issuer)
    if own.scheme != "https" and own.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise Refusal(502, "sign_on_away", reason="https")
    address = known.issuer.rstrip("/") + "/.well-known/openid-configuration"
    try:
        found: dict[str, Any] = httpx.get(address, timeout=PATIENCE).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise Refusal(502, "sign_on_away", reason=type(error).__name__) from error
    if found.get("issuer") != known.issuer:
        raise Refusal(502, "sign_on_away", reason="issuer")
    return found
