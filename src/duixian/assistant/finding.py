"""Which promise is meant by what an assistant gives: its key, its address, an account, a claim."""

from __future__ import annotations

import re

from mcp.server.mcpserver.exceptions import ToolError

from duixian.assistant import shaping
from duixian.assistant.answers import PromiseAnswer
from duixian.assistant.asking import Body, PortalAsked

_NAME = re.compile(r"[\w-]+")


async def promise(asked: PortalAsked, given: str) -> PromiseAnswer:
    """The promise with its page's address. `ToolError` for what is none, with what to try."""
    key = given.rstrip("/").rpartition("/p/")[2]
    if not _NAME.fullmatch(key):
        raise ToolError(_none(given))
    accounts = (await asked.api("/accounts", account=key))["items"]
    if not accounts:
        try:
            return await _of_key(asked, key)
        except ToolError:
            accounts = await _of_claim(asked, key)
    now = accounts[0].get("key")
    return await _of_key(asked, now) if now else shaping.keyless(asked, accounts[0])


async def _of_key(asked: PortalAsked, key: str) -> PromiseAnswer:
    """Of a key, also of one that another succeeded."""
    return shaping.promise(asked, await asked.api(f"/promises/{key}"))


async def _of_claim(asked: PortalAsked, claim_id: str) -> list[Body]:
    """The accounts of a claim that makes a promise, or answers one."""
    try:
        page = await asked.get(f"/c/{claim_id}.json")
    except ToolError as error:
        raise ToolError(_none(claim_id)) from error
    accounts: list[Body] = page["accounts"]
    if not accounts:
        raise ToolError(
            f"The claim {claim_id} is in the books and is no promise that is settled. "
            "claim_in_context shows what it is."
        )
    return accounts


def _none(key: str) -> str:
    return f"No promise has the key “{key}”. Take `key` from a row of accounts."
