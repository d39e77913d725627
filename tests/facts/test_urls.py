"""Addresses: what is wrong with one, and what is right although it looks odd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.pictures import format_of_bytes, is_blank_picture
from artlint.facts.urls import (
    UrlProblem,
    extension_of,
    has_template,
    host_of,
    is_local_address,
    is_local_path,
    is_own_host,
    is_protocol_relative,
    percent_encoded,
    url_problem,
)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", UrlProblem.EMPTY),
        ("  ", UrlProblem.EMPTY),
        ("my photo.png", UrlProblem.RAW_CHARACTERS),
        ("https://example.com/a b.png", UrlProblem.RAW_CHARACTERS),
        ("https://example.com/图.png", UrlProblem.RAW_CHARACTERS),
        ("//example.com/图.png", UrlProblem.RAW_CHARACTERS),
        ("images\\a.png", UrlProblem.BACKSLASH),
        ("http:\\\\example.com\\a.png", UrlProblem.BACKSLASH),
        ("https://https://example.com/a.png", UrlProblem.SCHEME),
        ("https：//example.com/a.png", UrlProblem.SCHEME),
        ("http;//example.com/a.png", UrlProblem.SCHEME),
        ("https//example.com/a.png", UrlProblem.SCHEME),
        ("htps://example.com/a.png", UrlProblem.SCHEME),
        ("ttps://example.com/a.png", UrlProblem.SCHEME),
        ("blob:https://example.com/1", UrlProblem.SCHEME),
        ("www.example.com/a.png", UrlProblem.NO_SCHEME),
        ("img.example.com/a.png", UrlProblem.NO_SCHEME),
        ("http:///a.png", UrlProblem.NO_HOST),
        ("https:example.com/a.png", UrlProblem.NO_HOST),
    ],
)
def test_problems(url: str, problem: UrlProblem) -> None:
    assert url_problem(url) is problem


@pytest.mark.parametrize(
    "url",
    [
        "a.png", "./a.png", "../图片/山.png", "/images/a.png", "/images/山.png", "@/assets/a.png", "~/assets/a.png",
        "~@/a.png", "attachment:a.png", "https://example.com/a_img_000", "https://example.com/zoom-1.image",
        "https://example.com/a%20b.png", "https://example.com/a.png?x=1|2&y={z}", "https://example.com/100%.png",
        "https://例子.中国/a.png", "//example.com/a.png", "data:image/png;base64,iVBORw0KGgo=", "#49b1f5",
        "transparent",
        "linear-gradient(20deg, #0062be, #925696)", "http.png", "https/a.png", "ftp://example.com/a.png",
        "https://user@example.com:8080/a.png", "C:\\a.png", "file:///a b.png",
    ],
)  # fmt: skip
def test_what_is_left_alone(url: str) -> None:
    assert url_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "file:///a.png", "C:\\a.png", "d:/a.png", "C:%5CUsers%5Ca.png", "\\\\server\\share\\a.png", "/Users/lin/a.png",
        "/home/lin/Pictures/a.png", "/home/lin/.cache/a.png", "~/Desktop/a.png", "/var/folders/zz/a.png",
        "/sdcard/a.png",
    ],
)  # fmt: skip
def test_paths_of_a_machine(url: str) -> None:
    assert is_local_path(url)


@pytest.mark.parametrize(
    "url",
    ["/home/team/", "/home/about/us", "/users/lin/posts", "~/assets/a.png", "a:b", "https://x.io/Users/lin/a.png"],
)
def test_paths_of_a_site(url: str) -> None:
    assert not is_local_path(url)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost:4000/a", True), ("https://127.0.0.1/", True), ("//localhost", True),
        ("http://[::1]:80/", True),
        ("http://localhost.example.com/", False), ("https://example.com/localhost", False), ("localhost/a.png", False),
    ],
)  # fmt: skip
def test_own_hosts(url: str, own: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_own_host(url) is own


@pytest.mark.parametrize(
    "url",
    ["{{ site.url }}/a.png", "{% asset_path a.png %}", "<%= a %>", "${a}/b.png", "{filename}/a.png", "|file|a.png"],
)
def test_templates(url: str) -> None:
    assert has_template(url)


@pytest.mark.parametrize("url", ["a.png", "https://example.com/a.png?x={}&y=%20", "https://example.com/a%20b%20c.png"])
def test_no_templates(url: str) -> None:
    assert not has_template(url)


def test_hosts() -> None:
    assert host_of("https://User@Example.com:8080/a") == "example.com"
    assert host_of("//a.b/c") == "a.b"
    assert host_of("/a//b") == ""
    assert is_protocol_relative("//a.b")


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://example.com/图 1.png?a=图", "https://example.com/%E5%9B%BE%201.png?a=%E5%9B%BE"),
        ("https://例子.中国/图", "https://例子.中国/%E5%9B%BE"),
        ("https://example.com/a%20b|c.png", "https://example.com/a%20b|c.png"),
        ("my photo.png", "my%20photo.png"),
        ("/😀.png", "/%F0%9F%98%80.png"),
    ],
)
def test_percent_encoding(url: str, encoded: str) -> None:
    assert percent_encoded(url) == encoded


@given(st.text(max_size=60))
def test_encoding_twice_is_encoding_once(url: str) -> None:
    once = percent_encoded(url)
    assert percent_encoded(once) == once
    url_problem(url)


@pytest.mark.parametrize("unit", ["a.", "http:", "//", "{a", "%a", "|a", "\\", "~/.", "a-(", "https://"])
def test_long_addresses_take_no_time(unit: str) -> None:
    url = unit * 50_000
    url_problem(url)
    has_template(url)
    is_local_path(url)
    is_own_host(url)


@pytest.mark.parametrize(
    ("url", "blank"),
    [
        ("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", True),
        ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'%3E%3C/svg%3E", True),
        ("data:,", True),
        ("data:image/png;base64,", True),
        ("data:image/svg+xml,%3Csvg%3E%3Cpath d='M0 0'/%3E%3C/svg%3E", False),
        ("data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", False),
        ("data:image/png;base64,!!!", False),
        ("https://example.com/a.gif", False),
    ],
)
def test_blank_pictures(url: str, blank: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_blank_picture(url) is blank


@pytest.mark.parametrize(
    ("url", "extension"),
    [
        ("a.png", "png"), ("/x.y/a.JPG?b=c.gif#d.svg", "jpg"), ("https://example.com", ""), ("https://e.com/a", ""),
        ("https://e.com/a.jpg!large", "jpg"), ("https://e.com/a.jpg@100w.webp", "webp"), ("a.tar.gz", "gz"),
        ("https://e.com/v1.2", ""), ("https://e.com/v2_745793_img_000", ""), ("https://e.com/zoom-1.image", "image"),
        ("https://e.com/.png", ""), ("//e.com/a.b/c", ""), ("https://e.com/a.jpg_640x640q90.jpg_.webp", "webp"),
    ],
)  # fmt: skip
def test_extensions(url: str, extension: str) -> None:
    assert extension_of(url) == extension


@pytest.mark.parametrize("url", ["a.png", "/a b.png", "../图.png", "#a", "a?b", "@/a.png"])
def test_local_addresses(url: str) -> None:
    assert is_local_address(url)


@pytest.mark.parametrize(
    "url", ["", "https://e.com/a", "//e.com/a", "data:,", "mailto:a@b.c", "{{ a }}", "C:\\a", "a\\b", "e.com/a", " "]
)
def test_other_addresses(url: str) -> None:
    assert not is_local_address(url)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "png"), (b"\xff\xd8\xff\xe0", "jpeg"), (b"GIF89a", "gif"),
        (b"RIFF\0\n\0\0WEBPVP8 ", "webp"), (b"RIFF\0\0\0\0WAVE", ""), (b"\0\0\0 ftypavif", "avif"),
        (b"\0\0\0\x1cftypheic", "heic"), (b"\0\0\x01\0\x01", "ico"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"),
        (b"BM6\0\x0c\0\0\0\0\0", "bmp"), (b"\xef\xbb\xbf<?xml version='1.0'?>", "svg"), (b"\n<svg xmlns=", "svg"),
        (b"<!-- made by hand --><svg>", "svg"), (b" <!DOCTYPE html>", "html"), (b"<!-- a --> <HTML>", "html"),
        (b"version https://git-lfs.github.com/spec/v1\n", ""), (b"", ""), (b"BMI", ""),
    ],
)  # fmt: skip
def test_formats_of_bytes(head: bytes, name: str) -> None:
    assert format_of_bytes(head) == name


@given(st.from_regex(r"https?://(?:localhost|127\.[0-9.]*|0\.0\.0\.0)?[a-z0-9.-]*(?:/[!-~]*)?", fullmatch=True))
def test_plain_addresses_are_judged_as_those_that_nobody_writes_so(url: str) -> None:
    loud = url.replace("http", "HTTP", 1)
    for judge in (url_problem, has_template, is_local_path, is_own_host, host_of, is_local_address):
        assert judge(url) == judge(loud)
