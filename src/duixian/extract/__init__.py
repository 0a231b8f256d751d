"""Outline to claims, tasks and headlines."""

from duixian.extract.claims import claims
from duixian.extract.headlines import headlines
from duixian.extract.tasks import tasks
from duixian.extract.whole import read

__all__ = ["claims", "headlines", "read", "tasks"]
