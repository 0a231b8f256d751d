"""All commands, in the order in which help lists them."""

from duixian.cli import reading, keeping, settling, showing  # noqa: F401, I001
