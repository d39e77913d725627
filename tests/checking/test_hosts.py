"""Lists of hosts: names with all below them, patterns, and what is no host."""

from __future__ import annotations

import pytest

import artlint
from artlint.matchers.hosts import Hosts
from artlint.settings.error import SettingsError


@pytest.mark.parametrize(
    ("names", "host", "held"),
    [
        (["example.com"], "example.com", True),
        (["example.com"], "a.b.example.com", True),
        (["example.com"], "example.com.", True),
        (["example.com"], "notexample.com", False),
        (["example.com"], "example.com.cn", False),
        (["*.example.com"], "example.com", False),
        (["*.example.com"], "a.b.example.com", True),
        (["img*.example.com"], "img12.example.com", True),
        (["img*.example.com"], "x.img12.example.com", False),
        (["a+b.example.com"], "aab.example.com", False),
        ([], "example.com", False),
        (["cn"], "a.cn", True),
    ],
)
def test_what_a_list_holds(names: list[str], host: str, held: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (host in Hosts(names)) is held


@pytest.mark.parametrize("name", ["https://example.com", "example.com/a", "", "a b"])
def test_what_is_no_host_is_refused_by_name(name: str) -> None:
    with pytest.raises(SettingsError, match="is no host"):
        artlint.load_settings({"lint": {"select": ["images"], "rules": {"remote-image-host": {"deny-hosts": [name]}}}})


def test_a_list_as_long_as_one_likes_takes_no_time() -> None:
    hosts = Hosts([f"img{number}.example.com" for number in range(100_000)])
    assert sum(f"a.img{number}.example.com" in hosts for number in range(0, 200_000, 2)) == 50_000
