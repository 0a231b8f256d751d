"""The pages, each declared where it is made; importing this room declares them all."""

from duixian.portal.pages import add, claim, government, home, report, year

__all__ = ["add", "claim", "government", "home", "report", "year"]
