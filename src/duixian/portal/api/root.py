"""The root of the API: the router on which every operation stands, and names in its paths."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Path

from duixian.portal.api.asking import strict

router = APIRouter(prefix="/api/v1", tags=["v1"], dependencies=[Depends(strict)])
NAME = Path(max_length=200)
