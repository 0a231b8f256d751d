"""Places by their established English names: places_en.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def place_en(name: str) -> str | None:
    """The English name of a government's place; None where none is established.

    >>> place_en("大连市"), place_en("全国"), place_en("望亭县")
    ('Dalian', 'China', None)
    """
    return _names().get(name)


def called_en(name: str) -> tuple[str, ...]:
    """The Chinese names of the places with an English name, however its letters are written.

    >>> called_en("dalian"), called_en("大连市"), called_en("Jilin")
    (('大连市',), (), ('吉林省', '吉林市'))
    """
    return _by_english().get(name.strip().lower(), ())


def with_level(name: str) -> str:
    """A Chinese name for English readers, where no English one is established: with what it is
    beside it, as far as its own last character says so.

    >>> with_level("望亭县"), with_level("望汀区"), with_level("无此地")
    ('望亭县 (county)', '望汀区 (district)', '无此地')
    """
    kind = next((en for zh, en in _KINDS if name.endswith(zh)), None)
    return f"{name} ({kind})" if kind and len(name) > 1 else name


_KINDS = (
    *(("自治州", "prefecture"), ("地区", "prefecture"), ("盟", "league"), ("省", "province")),
    *(("新区", "new area"), ("开发区", "development zone"), ("区", "district"), ("市", "city")),
    *(("县", "county"), ("旗", "banner"), ("街道", "subdistrict"), ("镇", "town")),
    ("乡", "township"),
)


@cache
def _by_english() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for zh, en in _names().items():
        bare = en.lower().removesuffix(" province").removesuffix(" city")
        for name in {en.lower(), bare}:
            found[name] = (*found.get(name, ()), zh)
    return found


@cache
def _names() -> dict[str, str]:
    source = files("duixian.registry").joinpath("places_en.toml").read_text(encoding="utf-8")
    names: dict[str, str] = tomllib.loads(source)["places"]
    return names
