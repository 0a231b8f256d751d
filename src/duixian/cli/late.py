"""Commands that are loaded when they are run, or when their own help is asked for.

Loading all of them took more than a second of processor time, whichever of them was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from typer.core import TyperCommand

from duixian.cli.language import is_chinese
from duixian.cli.listed import LISTED, CommandInBrief
from duixian.cli.unburdened import rich_utils


def with_listed(loaded: Mapping[str, Any], tree: Callable[[], Any]) -> dict[str, Any]:
    """All commands in the order of help: those that are loaded, and the others as listed.

    `tree` gives the program with every command that is loaded when it is called.
    """
    named = {
        name: loaded.get(name) or LateCommand(name, told, tree) for name, told in LISTED.items()
    }
    return named | dict(loaded)


class LateCommand(TyperCommand):
    """What the list of commands says of one; the command itself takes over when it is called."""

    def __init__(self, name: str, told: CommandInBrief, tree: Callable[[], Any]) -> None:
        super().__init__(name, help=told.short)
        self._modules, self._tree = told.modules, tree

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        if {"-h", "--help"} & set(args):
            rich_utils()  # before typer loads it with all that it does not need
        return self._loaded().make_context(info_name, args, parent=parent, **extra)

    def _loaded(self) -> Any:
        for module in self._modules:
            import_module(f"duixian.cli.{module}")
        command = self._tree().commands[self.name]
        if is_chinese():
            from duixian.cli import help

            help.translate(command)
        return command
