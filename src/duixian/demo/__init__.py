"""The invented reports that come with the package, and the page that shows what they yield."""

from duixian.demo.page import write_page
from duixian.demo.run import copy_reports, run

__all__ = ["copy_reports", "run", "write_page"]
