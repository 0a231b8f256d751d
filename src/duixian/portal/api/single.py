"""Operations that give one thing by its id, or lead to what took its place."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from duixian.model import Claim, Task
from duixian.portal import leading
from duixian.portal.api.asking import Looking, strict
from duixian.portal.api.problems import problems

router = APIRouter(prefix="/api/v1", tags=["v1"], dependencies=[Depends(strict)])

ID = Path(max_length=200, description="The id, one that it had before, or its key.")
_MOVED: dict[int | str, dict[str, Any]] = {
    308: {"description": "The text was corrected since: where it stands now is in `Location`."}
}


@router.get("/claims/{claim_id}", response_model=Claim, responses=_MOVED | problems(404, 410))
def claim(request: Request, look: Looking, claim_id: Annotated[str, ID]) -> Response:
    """One claim by its id or key. An id of a superseded text leads to what took its place."""
    return _one(request, look, "claim", claim_id)


@router.get("/tasks/{task_id}", response_model=Task, responses=_MOVED | problems(404, 410))
def task(request: Request, look: Looking, task_id: Annotated[str, ID]) -> Response:
    """One task by its id or key. An id of a superseded text leads to what took its place."""
    return _one(request, look, "task", task_id)


def _one(request: Request, look: Looking, kind: Any, id: str) -> Response:
    now = leading.living(look, kind, id)
    if now != id:
        base = request.url.path.rpartition("/")[0]
        return RedirectResponse(f"{base}/{now}", 308)
    row = look.reader.one(f"SELECT * FROM {kind}s WHERE {kind}_id = ?", [id])
    assert row is not None  # it was found a moment ago, in the same state of the books
    return JSONResponse({k: v for k, v in row.items() if k != "gkey"})
