"""All commands, in the order in which help lists them."""

from duixian.cli import reading, keeping, rebuilding, settling, comparing, showing, serving  # noqa: I001

__all__ = ["comparing", "keeping", "reading", "rebuilding", "serving", "settling", "showing"]
