"""The books as pages look things up in them: a copy with the accounts settled."""

from duixian.portal.readmodel.following import OpeningStep
from duixian.portal.readmodel.holdings import Holdings, Look
from duixian.portal.readmodel.panel_facts import PanelFacts
from duixian.portal.readmodel.tokens import bigrams

__all__ = ["Holdings", "Look", "OpeningStep", "PanelFacts", "bigrams"]
