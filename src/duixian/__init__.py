"""Duixian (兑现): what was promised, what was delivered, and what became of the difference."""

__version__ = "0.1.0"
