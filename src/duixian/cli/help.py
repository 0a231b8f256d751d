"""Help and the remarks on wrong usage in Chinese: the words of the tree of commands replaced."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from duixian.chinese import helped, helped_in_short, said
from duixian.cli.unburdened import rich_utils

_USAGE = (("Usage: ", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]…"))
_TITLES = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "用法有误",
    "DEFAULT_STRING": "[默认：{}]",
    "ENVVAR_STRING": "[环境变量：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
    "RICH_HELP": "用法见 [blue]{command_path} {help_option}[/]。",
    "ABORTED_TEXT": "已中止。",
}
"""What typer writes around the help, by the names of its settings."""


def translate(command: Any) -> None:
    """Let a command and all below it explain themselves in Chinese."""
    for name in ("help", "epilog"):
        english = getattr(command, name)
        if english:
            chinese = helped(english) or helped_in_short(english)
            setattr(command, name, chinese or _example(english))
    command.short_help = None
    for parameter in command.params:
        english = getattr(parameter, "help", None)
        if english:
            parameter.help = helped(english) or english
    command.get_usage = _with_usage(command.get_usage)
    command.format_help = _with_titles(command, command.format_help)
    for below in getattr(command, "commands", {}).values():
        translate(below)


def retell(error: Any) -> None:
    """Let an error of usage be told in Chinese."""
    english = error.format_message()
    chinese = said(english)
    if chinese:
        error.format_message = lambda: chinese
    _set_titles()


def _example(epilog: str) -> str:
    """The examples below a help text: commands, which have no language."""
    for english in ("Examples: ", "Example: "):
        epilog = epilog.replace(english, "示例：")
    return epilog


def _with_usage(told: Callable[..., str]) -> Callable[..., str]:
    def usage(context: Any) -> str:
        line = told(context)
        for english, chinese in _USAGE:
            line = line.replace(english, chinese, 1)
        return line

    return usage


def _with_titles(command: Any, write: Callable[..., None]) -> Callable[..., None]:
    def format_help(context: Any, formatter: Any) -> None:
        _set_titles()
        option = command.get_help_option(context)
        option.help = helped(option.help) or option.help
        write(context, formatter)

    return format_help


def _set_titles() -> None:
    typers = rich_utils()  # not loaded where no help is asked for
    typers.Table = _folding()
    for name, chinese in _TITLES.items():
        setattr(typers, name, chinese)


@cache
def _folding() -> type:
    """Tables whose cells fold: Chinese has no blanks to break at, and typer's would be cut."""
    from rich.columns import Columns
    from rich.table import Table
    from rich.text import Text

    class Folding(Table):
        def add_row(self, *cells: Any, **settings: Any) -> None:
            super().add_row(*cells, **settings)
            for column in self.columns:
                column.overflow = "fold"
            for cell in cells:
                for part in cell.renderables if isinstance(cell, Columns) else ():
                    if isinstance(part, Text):
                        part.overflow = "fold"

    return Folding
