"""Two reports side by side: figures, wording, attention. Pure functions over their rows."""

from duixian.portal.comparing.attention import by_topic, log_odds, word_counts
from duixian.portal.comparing.figures import FigurePair, figures
from duixian.portal.comparing.wording import Wording, difference, wording

__all__ = [
    "FigurePair",
    "Wording",
    "by_topic",
    "difference",
    "figures",
    "log_odds",
    "word_counts",
    "wording",
]
