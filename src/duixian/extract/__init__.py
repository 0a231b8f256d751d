"""Outline to claims, tasks and headlines."""

from duixian.extract.claims import claims
from duixian.extract.headlines import headlines

__all__ = ["claims", "headlines"]
