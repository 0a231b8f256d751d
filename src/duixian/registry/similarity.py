"""How the texts of two reports are compared: similarity.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError

LONGEST = 4
"""Characters of a run: sixteen bits each in a number of 64."""


@dataclass(frozen=True, slots=True)
class SimilarityRule:
    """Lengths in Han characters; `formulas` finds sentences that every report has by its form."""

    shingle: int
    gram: int
    least: int
    """Different shingles that a text must have to be compared."""
    formulas: re.Pattern[str]
    permutations: int
    """Numbers of a signature, of which nearest texts are found."""
    rows: int
    """Numbers of it that must agree together for two texts to be looked at."""


@cache
def load() -> SimilarityRule:
    """The rule of similarity.toml. RegistryError for runs longer than can be compared.

    >>> rule = load()
    >>> bool(rule.formulas.search("各位代表!")), bool(rule.formulas.search("促进就业。"))
    (True, False)
    """
    source = files("duixian.registry").joinpath("similarity.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> SimilarityRule:
    """The rule that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    for name in ("shingle", "gram"):
        if not 1 <= data[name] <= LONGEST:
            raise RegistryError(
                f"similarity.toml: {name} is {data[name]}. Give it 1 to {LONGEST} characters."
            )
    lengths = {name: data[name] for name in ("shingle", "gram", "least", "permutations", "rows")}
    if not 1 <= lengths["rows"] <= lengths["permutations"]:
        raise RegistryError(
            f"similarity.toml: rows is {lengths['rows']}. Give it 1 to {lengths['permutations']}, "
            "the permutations."
        )
    return SimilarityRule(**lengths, formulas=re.compile("|".join(data["formulas"])))
