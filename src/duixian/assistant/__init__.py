"""The books for an assistant: tools of the Model Context Protocol, each answer with its quotes."""

from duixian.assistant.server import Assistant, server

__all__ = ["Assistant", "server"]
