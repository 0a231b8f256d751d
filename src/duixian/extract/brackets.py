"""What a bracket says is said aside: the sentence goes on behind it with what stood before it.

完成投资5亿元(占年度计划的80%),同比增长12% is growth of the investment, not of its share.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.extract.drafts import Draft, Frame


@dataclass(slots=True)
class Aside:
    """The subject of a sentence, kept while a bracket is open."""

    text: str
    opened: int = -1
    """Reading offset of the bracket that is open."""
    last: Draft | None = None
    group: list[Draft] = field(default_factory=list)
    history: int = 0
    """How many drafts there were before it."""

    def passed(self, begin: int, at: int, frame: Frame) -> None:
        """Note the brackets that open and close up to a number `at`, `begin` being where the one
        before it ends: behind a closed one the frame is again what it was before."""
        if self.opened >= 0 and self.text.find(")", begin, at) >= 0:
            frame.last, frame.group = self.last, self.group
            del frame.history[self.history :]
            self.opened = -1
        opened = self.text.rfind("(", begin, at)
        inside = opened >= 0 and self.text.find(")", opened, at) < 0
        if inside and self.opened < 0 and frame.last is not None:
            self.opened, self.last, self.group = opened, frame.last, frame.group
            self.history = len(frame.history)
