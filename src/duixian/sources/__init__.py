"""Bytes to Document: one module a format, decoding, recovery of lost bytes, page furniture."""

from duixian.sources.intake import from_bytes, from_text, load, shown
from duixian.sources.limits import read as read_bytes
from duixian.sources.recover import apply_repairs

__all__ = ["apply_repairs", "from_bytes", "from_text", "load", "read_bytes", "shown"]
