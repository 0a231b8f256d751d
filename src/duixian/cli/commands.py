"""All commands, in the order in which help lists them."""

from duixian.cli import reading, keeping, rebuilding, settling, comparing, showing, serving  # noqa: F401, I001
