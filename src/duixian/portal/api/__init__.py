"""The API, version 1: everything that the books hold, in pages that follow one another."""

from duixian.portal.api import (
    directory,
    promising,
    reports,
    searching,
    settling,
    varying,
    widely,
    word_counts,
)
from duixian.portal.api.problems import described
from duixian.portal.api.root import router

__all__ = [
    "described",
    "directory",
    "promising",
    "reports",
    "router",
    "searching",
    "settling",
    "varying",
    "widely",
    "word_counts",
]
