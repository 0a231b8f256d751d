"""Variables for regressions, ready made: of every target, and of every report."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.variables.comparing import targets
    from duixian.variables.kept import (
        nearest_texts,
        report_variables,
        stream_of_nearest,
        stream_of_reports,
        stream_of_targets,
        target_variables,
    )
    from duixian.variables.rows import Lack, Stated, TargetVariables
    from duixian.variables.text_rows import NearestText, NearLack, ReportVariables, TextLack
    from duixian.variables.texts import reports
    from duixian.variables.topics import topic_shares

__all__ = [
    "Lack",
    "NearLack",
    "NearestText",
    "ReportVariables",
    "Stated",
    "TargetVariables",
    "TextLack",
    "nearest_texts",
    "report_variables",
    "reports",
    "stream_of_nearest",
    "stream_of_reports",
    "stream_of_targets",
    "target_variables",
    "targets",
    "topic_shares",
]

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(
            (
                *("nearest_texts", "report_variables", "target_variables"),
                *("stream_of_nearest", "stream_of_reports", "stream_of_targets"),
            ),
            "kept",
        ),
        **dict.fromkeys(("Lack", "Stated", "TargetVariables"), "rows"),
        **dict.fromkeys(("NearLack", "NearestText", "ReportVariables", "TextLack"), "text_rows"),
        "reports": "texts",
        "targets": "comparing",
        "topic_shares": "topics",
    },
)
