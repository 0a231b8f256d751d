"""Reports of an invented city."""

import pytest

from audit_reports import Made, made


@pytest.fixture
def report() -> Made:
    """Makes reports; see `audit_reports.made`."""
    return made
