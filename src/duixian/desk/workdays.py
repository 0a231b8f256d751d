"""Days on which offices work in mainland China: no reminder goes out on any other.

Holidays and the weekends worked in their stead are announced each year by the State Council's
General Office; the package `chinesecalendar` has them. For years not announced yet, weekends.
"""

from __future__ import annotations

from datetime import date, timedelta


def is_workday(day: date) -> bool:
    """Whether offices work on a day.

    >>> is_workday(date(2024, 2, 12)), is_workday(date(2024, 2, 18))  # 春节; a Sunday worked
    (False, True)
    >>> is_workday(date(2040, 1, 1))  # a Sunday, in a year not announced yet
    False
    """
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # the package's word for a year that it does not have
        return day.weekday() < 5


def workday_before(day: date, days: int = 0) -> date:
    """The day itself or the last workday before it, and `days` workdays earlier still.

    >>> workday_before(date(2024, 2, 12))
    datetime.date(2024, 2, 9)
    >>> workday_before(date(2024, 6, 30), 3)
    datetime.date(2024, 6, 25)
    """
    while not is_workday(day):
        day -= timedelta(days=1)
    for _ in range(days):
        day -= timedelta(days=1)
        while not is_workday(day):
            day -= timedelta(days=1)
    return day


def workdays_after(day: date, days: int) -> date:
    """The workday that is so many workdays after a day, which itself does not count.

    >>> workdays_after(date(2024, 2, 8), 1), workdays_after(date(2024, 2, 9), 1)  # 春节
    (datetime.date(2024, 2, 9), datetime.date(2024, 2, 18))
    """
    for _ in range(days):
        day += timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day
