"""English names of places: all that there are today, each its own."""

from collections import Counter

from duixian.registry import governments, places


def now() -> list[str]:
    standing = (*governments.standing("province"), *governments.standing("prefecture"))
    return [unit.name for unit in standing]


def test_every_province_and_prefecture_of_today_has_an_english_name() -> None:
    names = now()
    assert len(names) > 360
    assert not [name for name in names if places.place_en(name) is None]
    assert places.place_en("国务院") == "State Council"


def test_no_two_of_them_share_one() -> None:
    told = Counter(places.place_en(name) for name in now())
    assert not {name for name, number in told.items() if number > 1}
