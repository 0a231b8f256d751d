"""Variables for regressions, ready made: of every target, and of every report."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.variables.comparing import targets
    from duixian.variables.kept import series_of, target_variables
    from duixian.variables.rows import Lack, Stated, TargetVariables

__all__ = [
    "Lack",
    "Stated",
    "TargetVariables",
    "series_of",
    "target_variables",
    "targets",
]

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(("series_of", "target_variables"), "kept"),
        **dict.fromkeys(("Lack", "Stated", "TargetVariables"), "rows"),
        "targets": "comparing",
    },
)
