"""The API, version 1: everything that the books hold, in pages that follow one another."""

from fastapi import APIRouter

from duixian.portal.api import listings, single
from duixian.portal.api.problems import described

__all__ = ["described", "router"]

router = APIRouter()
router.include_router(listings.router)
router.include_router(single.router)
