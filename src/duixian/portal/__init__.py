"""The books in the browser: pages, their twins, and the API."""

from duixian.portal.api import cursor
from duixian.portal.app import app
from duixian.portal.questions import claim_path, place_path, report_path
from duixian.portal.serving import serve
from duixian.portal.settings import Settings, SignOn

__all__ = [
    "Settings",
    "SignOn",
    "app",
    "claim_path",
    "cursor",
    "place_path",
    "report_path",
    "serve",
]
