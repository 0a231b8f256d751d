"""The desk's pages: boards, items, months, imports, draws, the year's end; and their forms."""

from __future__ import annotations

from fastapi import FastAPI

from duixian.portal.desk.pages import (
    board,
    checklist,
    deeds,
    draws,
    entry,
    imports,
    standing,
    year_end,
)

__all__ = ["board", "checklist", "draws", "entry", "imports", "mount", "standing", "year_end"]


def mount(portal: FastAPI) -> None:
    """Give the forms their routes; the pages have theirs by being declared."""
    portal.add_route("/desk/items/{item}/actions/{action}", deeds.act, methods=["POST"])
    portal.add_route("/desk/items/{item}/parts", deeds.split, methods=["POST"])
    portal.add_route("/desk/files/{digest}", deeds.file, methods=["GET", "HEAD"])
    portal.add_route("/desk/{government}/{year}/import", imports.send, methods=["POST"])
    portal.add_route("/desk/imports/{upload}/confirm", imports.confirm, methods=["POST"])
    portal.add_route("/desk/imports/{upload}/drop", imports.drop, methods=["POST"])
    portal.add_route("/desk/draws/{draw}/reviews", draws.send, methods=["POST"])
