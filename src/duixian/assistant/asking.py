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
    410: "Ask the listing again from its beginning.",
    422: "Years are like 2025 or 2016-2020; the tool's schema names the other values.",
}
"""What to try next, by the status of the portal's answer."""
MISSING = {
    "no_government": "The tool governments lists those that are in the books.",
    "no_year": "The tool governments says which years are in the books.",
    "no_report": "The rows of search and panel name their report.",
    "no_claim": "Take `claim_id` from a row of search, panel or accounts.",
    "claim_gone": "The text was superseded and the new one does not say it: look with search.",
    "no_promise": "Take `key` from a row of accounts.",
    "not_promised": "claim_in_context shows what the figure is.",
    "no_series": "The tool series lists those that there are.",
    "no_indicator": "Look for it with search.",
}
"""What to try next, by what is missing: the end of the problem's type."""


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
    missing = str(problem.get("type", "")).rpartition("#problem-")[2]
    if tried := MISSING.get(missing) or TRIES.get(status):
        said.append(tried)
    return " ".join(said)
