"""Outline to claims, tasks and headlines."""

from duixian.extract.claims import claims

__all__ = ["claims"]
