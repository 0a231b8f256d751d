"""The API, version 1: everything that the books hold, in pages that follow one another."""

from duixian.portal.api import promising, searching, varying, widely, word_counts
from duixian.portal.api.listings import router
from duixian.portal.api.problems import described

__all__ = ["described", "promising", "router", "searching", "varying", "widely", "word_counts"]
