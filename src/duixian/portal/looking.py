"""Full text asked for what a question means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from duixian.portal.readmodel.fulltext import Fulltext, Hits, Query
from duixian.portal.understanding import Understood


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and by which words."""

    hits: Hits
    query: Query
    other_names: bool = False
    """Whether the asker's words stand nowhere, and the indicators' other names were taken."""

    @property
    def sought(self) -> str:
        """All words looked for, by blanks."""
        return " ".join([self.query.text, *self.query.either])


def look_for(
    fulltext: Fulltext, meant: Understood, query: Query, limit: int, offset: int = 0
) -> Looked:
    """The places where the words of a question stand; `query` has them with further conditions.

    Indicators asked for in Latin letters (unemployment, GDP) are looked for by the words that the
    reports have for them; in Chinese by the asker's words, and where those stand nowhere by the
    indicators' other names.
    """
    by_names = replace(query, text=" ".join(meant.rest), either=meant.names())
    if meant.in_latin:
        return Looked(fulltext.find(by_names, limit, offset), by_names)
    hits = fulltext.find(query, limit, offset)
    if hits.total or not by_names.either:
        return Looked(hits, query)
    return Looked(fulltext.find(by_names, limit, offset), by_names, other_names=True)
