"""What is made, not written: the library that draws charts, the card of the portal."""

from __future__ import annotations

import gzip
import threading
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from duixian.portal import charts, picture
from duixian.portal.web.language import chosen, words

ROBOTS = """User-agent: *
Disallow: /add
Disallow: /api/
Disallow: /search
Disallow: /compare
Disallow: /panel
"""
"""Pages may be found; what is made for each question anew is not to be asked by machines."""

_MAKING = threading.Lock()


def vega(request: Request) -> Response:
    """Vega, Vega-Lite and vega-embed in one script, made from vl-convert and kept."""
    folder: Path = request.app.state.holdings.folder
    with _MAKING:
        plain, packed = _bundle(folder)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, headers=headers, media_type="text/javascript")
    return Response(plain, headers=headers, media_type="text/javascript")


def card(request: Request) -> Response:
    """What a page that links here shows of a page that has no chart."""
    t = words(chosen(request))
    return Response(picture.card(t("site.name"), t("site.said")), media_type="image/png")


def robots(request: Request) -> Response:
    """What machines that follow links are asked to leave alone."""
    return PlainTextResponse(ROBOTS)


@cache
def _bundle(folder: Path) -> tuple[bytes, bytes]:
    plain = charts.bundle(folder).read_bytes()
    return plain, gzip.compress(plain, 9)
