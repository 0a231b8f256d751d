"""Asking the portal's API from inside this process: no network, the same answers, one code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2
from fastapi import FastAPI
from mcp.server.mcpserver.exceptions import ToolError

Body = dict[str, Any]

INSIDE = "http://127.0.0.1"
"""The requests never leave the process; the portal answers to this name."""
API = "/api/v1"

TRIES = {
    300: "Say which is meant, by its code.",
    404: "The tool governments lists those that are in the books.",
    410: "Ask the listing again from its beginning.",
    422: "Years are like 2025 or 2016-2020; the tool's schema names the other values.",
}
"""What to try next, by the status of the portal's answer."""


class PortalAsked:
    """The portal over the books, asked by the tools."""

    def __init__(self, portal: FastAPI, base_url: str = "") -> None:
        self.portal = portal
        self._base_url = base_url.rstrip("/")

    async def api(self, path: str, **query: Any) -> Body:
        """What the API answers; see `get`."""
        return await self.get(API + path, **query)

    async def get(self, path: str, **query: Any) -> Body:
        """What stands at an address, as data. Filters that are None or empty ask for nothing.

        `ToolError` where the portal refuses, with its sentence and what to try.
        """
        transport = httpx2.ASGITransport(app=self.portal)
        given = {name: value for name, value in query.items() if value not in (None, [], "")}
        async with httpx2.AsyncClient(
            transport=transport, base_url=INSIDE, follow_redirects=True
        ) as client:
            answer = await client.get(path, params=given)
        body: Body = answer.json()
        if answer.status_code != 200:
            raise ToolError(_advice(answer.status_code, body))
        return body

    def address(self, path: str) -> str:
        """The address for people: below the portal's own where that is known."""
        return self._base_url + path


def _advice(status: int, problem: Mapping[str, Any]) -> str:
    said = [str(problem["detail"])]
    near = [str(link["text"]) for link in problem.get("links", ())]
    if near:
        said.append(f"Nearest: {', '.join(near)}.")
    if status in TRIES:
        said.append(TRIES[status])
    return " ".join(said)
