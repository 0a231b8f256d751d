"""The invented reports that come with the package, and the page that shows what they yield."""

from duixian.demo.desk_year import DemoYear, run_year
from duixian.demo.page import write_page
from duixian.demo.run import copy_reports, run

__all__ = ["DemoYear", "copy_reports", "run", "run_year", "write_page"]
