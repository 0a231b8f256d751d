"""The command line: one verb a command."""

from duixian.cli.app import app, main

__all__ = ["app", "main"]
