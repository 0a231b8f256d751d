"""The reader over one report or many: in this process, or in worker processes."""

from typing import TYPE_CHECKING

from duixian.doors import late
from duixian.engine.inputs import SUFFIXES, IndexEntry, Input, read_index
from duixian.engine.local import Local, default_jobs
from duixian.engine.many import read_many
from duixian.engine.one import outline_input, read, read_input, read_tables
from duixian.engine.opening import find_inputs, inside
from duixian.engine.patience import SECONDS, SECONDS_SCANNED
from duixian.engine.runner import Noted, Outcome, Runner

if TYPE_CHECKING:
    from duixian.engine.cluster import Cluster

__all__ = [
    "SECONDS",
    "SECONDS_SCANNED",
    "SUFFIXES",
    "Cluster",
    "IndexEntry",
    "Input",
    "Local",
    "Noted",
    "Outcome",
    "Runner",
    "default_jobs",
    "find_inputs",
    "inside",
    "outline_input",
    "read",
    "read_index",
    "read_input",
    "read_many",
    "read_tables",
]

__getattr__ = late(__name__, {"Cluster": "cluster"})
