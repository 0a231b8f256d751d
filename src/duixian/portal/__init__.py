"""The books in the browser: pages, their twins, and the API."""

from duixian.portal.app import app
from duixian.portal.serving import serve
from duixian.portal.settings import Settings, SignOn

__all__ = ["Settings", "SignOn", "app", "serve"]
