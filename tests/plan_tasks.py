"""Plans of a made-up city, and what they promise."""

import hashlib

from duixian.extract.claims import claims
from duixian.extract.tasks import tasks
from duixian.model import Document, Task
from duixian.text import outline

OPENING = (
    "政府工作报告\n各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议。\n"
    "一、2024年工作回顾\n过去一年,全市新建公厕9座,城市面貌有了很大改善,各项工作取得新进展。\n"
)


def read(plan: str, year: int | None = 2025, opening: str = OPENING) -> tuple[Task, ...]:
    heading = f"二、{year}年重点工作" if year else "二、下一步重点工作"
    source = f"{opening}{heading}\n{plan}\n"
    digest = hashlib.sha256(source.encode()).hexdigest()
    document = Document("made-2025", source, digest, digest, "text", "utf-8")
    parts = outline(document, government="澜川市", report_year=year)
    found = tasks(parts, claims(parts))
    assert all(source[t.start : t.end] == t.quote for t in found)
    return found


def texts(plan: str) -> list[str]:
    return [task.text for task in read(plan)]


def only(plan: str) -> Task:
    (task,) = read(plan)
    return task


def stated(task: Task) -> str | None:
    """The day that the text itself names."""
    return task.deadline if task.deadline_source == "stated" else None
