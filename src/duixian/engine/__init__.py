"""The reader over one report or many: in this process, or in worker processes."""

from duixian.engine.inputs import SUFFIXES, IndexEntry, Input, find_inputs, read_index
from duixian.engine.many import SECONDS, Outcome, default_jobs, read_many
from duixian.engine.one import outline_input, read, read_input

__all__ = [
    "SECONDS",
    "SUFFIXES",
    "IndexEntry",
    "Input",
    "Outcome",
    "default_jobs",
    "find_inputs",
    "outline_input",
    "read",
    "read_index",
    "read_input",
    "read_many",
]
