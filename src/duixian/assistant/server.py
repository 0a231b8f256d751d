"""The server of the tools, read only, for one set of books."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from duixian import __version__, portal
from duixian.assistant.asking import PortalAsked
from duixian.assistant.tools import Tools
from duixian.books import Books
from duixian.settled import Watch

READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
INSTRUCTIONS = """\
Duixian 兑现 keeps the books of Chinese government work reports (政府工作报告): what each
government promised for a year, what it reported a year later, and the verdict between the two.
Everything here was read from the texts of these reports; nothing is from statistics offices or
the web. Begin with governments (what is in the books). Use accounts for what became of promises,
promise for one of them, panel for headline targets and results by year, search for sentences,
words for counts of words, claim_in_context for a figure in its text.
Quote the report's own characters (`quote`) and give `address` with every figure that you pass
on. unreported and not_found mean that the later report does not say, not that the promise was
broken. A missing report is missing: say so, and do not take it for zero.
"""


class Assistant(MCPServer[Any]):
    """The server, with errors that say what to try."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool. `ToolError` for one that is none, for arguments that it does not know (a
        misspelt filter filters nothing), and for values out of bounds."""
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in known:
            raise ToolError(f"There is no tool {name}. There are: {', '.join(known)}.")
        if strange := sorted(arguments.keys() - known[name].keys()):
            raise ToolError(
                f"{name} knows no argument {', '.join(strange)}. It takes: "
                f"{', '.join(known[name])}."
            )
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_what_holds(name, error.__cause__)) from error
            raise


def _what_holds(tool: str, error: ValidationError) -> str:
    found = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    return f"{tool} cannot be asked so. {'; '.join(found)}. Change these arguments and call again."


def server(books: Path, *, base_url: str = "", watch: Watch = iter) -> Assistant:
    """The server over the books in a directory. Call its `run()` for standard input and output.

    Addresses begin with `base_url`, the portal's address; without one they are relative to it.
    `watch` may show how far the first settling of the books is. `BooksError` when the directory
    is none of books.
    """
    asked = PortalAsked(portal.app(books, watch=watch), base_url)
    tools = Tools(asked, Books(books))

    @asynccontextmanager
    async def lifespan(_: MCPServer[Any]) -> AsyncIterator[None]:
        async with asked.portal.router.lifespan_context(asked.portal):
            yield

    made = Assistant(
        "duixian",
        title="Duixian 兑现",
        description="What governments promised in their work reports, and what became of it",
        instructions=INSTRUCTIONS,
        version=__version__,
        lifespan=lifespan,
        log_level="WARNING",
        subscriptions=False,
    )
    for tool in tools.all():
        made.add_tool(tool, annotations=READ_ONLY, structured_output=True)
    return made
