"""The books as pages look things up in them: a copy with the accounts settled."""

from duixian.portal.holdings.holdings import Holdings, Look
from duixian.portal.holdings.settling import PanelFacts
from duixian.portal.holdings.tokens import bigrams

__all__ = ["Holdings", "Look", "PanelFacts", "bigrams"]
