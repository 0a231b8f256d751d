"""What the portal's desk is told by the environment: where it is, its mail, the sign-on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.portal import Settings


def told(settings: Settings, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings with what the environment says. `UsageError` for what cannot be."""
    from dataclasses import replace

    says: dict[str, Any] = {"desk": environment.get("DUIXIAN_DESK")}
    if address := environment.get("DUIXIAN_ADDRESS"):
        if not address.startswith(("https://", "http://")):
            raise UsageError(f"DUIXIAN_ADDRESS={address}: write it as https://dc.example.org")
        says["address"] = address
    if smtp := environment.get("DUIXIAN_SMTP"):
        says["post"] = _post(smtp, environment)
    if sender := environment.get("DUIXIAN_SMTP_SENDER"):
        says["sender"] = sender
    if environment.get("DUIXIAN_OIDC_ISSUER"):
        says["sign_on"] = _sign_on(environment)
    return replace(settings, **says)


def server_of(smtp: str, environment: Mapping[str, str]) -> Any:
    """The mail server of an address."""
    from duixian.desk import feeds

    host, _, port = smtp.rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(f"DUIXIAN_SMTP={smtp}: is not HOST:PORT, as mail.example.org:587")
    security = environment.get("DUIXIAN_SMTP_SECURITY", "starttls")
    if security not in ("starttls", "tls", "none"):
        raise UsageError(f"DUIXIAN_SMTP_SECURITY={security}: is not starttls, tls or none")
    user, password = (environment.get(f"DUIXIAN_SMTP_{n}") for n in ("USER", "PASSWORD"))
    return feeds.MailServer(host, int(port), security, user, password)


def _post(smtp: str, environment: Mapping[str, str]) -> Callable[[EmailMessage], None]:
    from duixian.desk import feeds

    server = server_of(smtp, environment)

    def post(letter: EmailMessage) -> None:
        feeds.send([letter], server)

    return post


def _sign_on(environment: Mapping[str, str]) -> Any:
    from importlib.util import find_spec

    from duixian.portal import SignOn

    if find_spec("authlib") is None or find_spec("httpx") is None:
        raise UsageError(
            "DUIXIAN_OIDC_ISSUER needs authlib and httpx. Install duixian with the extra oidc"
        )
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    given = {name: environment.get(f"DUIXIAN_OIDC_{name}", "") for name in names}
    if missing := [f"DUIXIAN_OIDC_{name}" for name in names if not given[name]]:
        raise UsageError(f"{', '.join(missing)}: is missing beside DUIXIAN_OIDC_ISSUER")
    return SignOn(*given.values())
