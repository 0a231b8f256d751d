"""Outline to claims, tasks and headlines."""

from duixian.extract.claims import claims
from duixian.extract.headlines import headlines
from duixian.extract.task_deadlines import Deadlines
from duixian.extract.tasks import tasks
from duixian.extract.whole import read

__all__ = ["Deadlines", "claims", "headlines", "read", "tasks"]
