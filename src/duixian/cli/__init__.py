"""The command line: one verb a command."""

from duixian.cli.app import app
from duixian.cli.program import main

__all__ = ["app", "main"]
