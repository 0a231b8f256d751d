"""All commands, in the order in which help lists them."""

from duixian.cli import reading, keeping, settling, comparing, showing, serving  # noqa: F401, I001
