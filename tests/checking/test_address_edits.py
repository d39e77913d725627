"""Addresses rewritten where they stand: attributes, Markdown destinations, definitions and fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import artlint
from artlint.facts.links import LAZY_ATTRIBUTES

ALL = artlint.load_settings(
    {"lint": {"select": ["invalid-image-url", "insecure-url", "tracking-params", "protocol-relative-url"]}}
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![a](https://e.com/图.png)", "![a](https://e.com/%E5%9B%BE.png)"),
        ("![a](<https://e.com/图 1.png>)", "![a](<https://e.com/%E5%9B%BE%201.png>)"),
        (
            "![a](https://e.com/图.png 'https://e.com/图.png')",
            "![a](https://e.com/%E5%9B%BE.png 'https://e.com/图.png')",
        ),
        ("![a](https://e.com/图\\_1.png)", "![a](https://e.com/%E5%9B%BE\\_1.png)"),
        ("![a](https://e.com/图(1).png)", "![a](https://e.com/%E5%9B%BE(1).png)"),
        ("![a](https://e.com/&#22270;.png)", "![a](https://e.com/%E5%9B%BE.png)"),
        ("![图][x]\n\n> [X]:\n> https://e.com/图.png\n", "![图][x]\n\n> [X]:\n> https://e.com/%E5%9B%BE.png\n"),
        ("[![a](https://e.com/图.png)](https://e.com/图)", "[![a](https://e.com/%E5%9B%BE.png)](https://e.com/图)"),
        ('<img src="https://e.com/图 1.png">', '<img src="https://e.com/%E5%9B%BE%201.png">'),
        (
            "<img src='https://e.com/图.png?a=1&amp;b=&quot;'>",
            "<img src='https://e.com/%E5%9B%BE.png?a=1&amp;b=&quot;'>",
        ),
        ("<img src=https://e.com/&#22270;.png?a&amp;b>", "<img src=https://e.com/%E5%9B%BE.png?a&amp;b>"),
        ("<img src='https://e.com/图.png?a=1&copy=2'>", "<img src='https://e.com/%E5%9B%BE.png?a=1&copy=2'>"),
        ("<img src=/a.png data-src=https://e.com/图.png>", "<img src=/a.png data-src=https://e.com/%E5%9B%BE.png>"),
        (
            '<img src=/a.png srcset="https://e.com/a,b.png, https://e.com/图.png 2x">',
            '<img src=/a.png srcset="https://e.com/a,b.png, https://e.com/%E5%9B%BE.png 2x">',
        ),
        ("<video poster='https://e.com/图.png'></video>", "<video poster='https://e.com/%E5%9B%BE.png'></video>"),
        ("---\nimage: https://e.com/图 1.png # x\n---\n", "---\nimage: https://e.com/%E5%9B%BE%201.png # x\n---\n"),
        ("---\nimage: 'https://e.com/图.png'\n---\n", "---\nimage: 'https://e.com/%E5%9B%BE.png'\n---\n"),
        ("---\nphotos:\n- https://e.com/图.png\n---\n", "---\nphotos:\n- https://e.com/%E5%9B%BE.png\n---\n"),
        (
            "---\nimage: {path: 'https://e.com/图.png'}\n---\n",
            "---\nimage: {path: 'https://e.com/%E5%9B%BE.png'}\n---\n",
        ),
    ],
)
def test_safe_encoding(before: str, after: str) -> None:
    fixed = artlint.fix_text(before, "a.md", ALL)
    assert (fixed.text, fixed.reverted) == (after, "")
    assert not artlint.fix_text(after, "a.md", ALL).changed


@pytest.mark.parametrize(
    ("preset", "before", "after"),
    [
        ("hugo", '+++\nimage = "A/ 1.png"\n+++\n', '+++\nimage = "A/%201.png"\n+++\n'),
        ("hugo", "+++\nimages = ['a', '{}图']\n+++\n", "+++\nimages = ['a', '{}%E5%9B%BE']\n+++\n"),
        ("hugo", '{\n"image": "A/图.png"\n}\n', '{\n"image": "A/%E5%9B%BE.png"\n}\n'),
        ("hexo", ';;;\n"cover": "A/图.png"\n;;;\n', ';;;\n"cover": "A/%E5%9B%BE.png"\n;;;\n'),
        ("mkdocs", "image: A/图 1.png\n\nx\n", "image: A/%E5%9B%BE%201.png\n\nx\n"),
        ("hugo", '{"image": "https:\\/\\/e.com\\/图.png"}\n', '{"image": "https:\\/\\/e.com\\/图.png"}\n'),
    ],
)
def test_every_format_of_front_matter(preset: str, before: str, after: str) -> None:
    before, after = (text.replace("A", "https://e.com").replace("{}", "https://e.com/") for text in (before, after))
    settings = artlint.load_settings({"preset": preset, "lint": {"select": ["invalid-image-url"]}})
    fixed = artlint.fix_text(before, "content/a.md", settings)
    assert (fixed.text, fixed.reverted) == (after, "")


@pytest.mark.parametrize(
    "text",
    [
        "{% asset_img 图片a.png %}",
        "{% asset_img https://e.com/图.png %}",
        "![a]({{ site.url }}/图 1.png) ![b](https://{{ x }}/图.png)",
        '<img src="https://{{ x }}/图.png" srcset="https://e.com/{{ x }}图.png 2x">',
        "---\nimage: '{{ x }}/图 1.png'\n---\n",
        '---\nimage: "https://e.com/\\u56fe.png"\n---\n',
        "---\nimage: https://e.com/\n  图.png\n---\n",
        "`![a](https://e.com/图.png)` <code><img src='https://e.com/图.png'></code>",
    ],
)
def test_what_keeps_its_letters(text: str) -> None:
    fixed = artlint.fix_text(text, "a.md", ALL, unsafe=True)
    assert (fixed.text, fixed.reverted) == (text, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](http://e.com/?utm_source=x&amp;utm_term=y&copy;=1)", "[a](https://e.com/)"),
        ("<http://e.com/?utm_source=x>", "<http://e.com/?utm_source=x>"),
        ("[a](http://e.com/?spm=1#b)", "[a](https://e.com/#b)"),
        ("[a](http://e.com:8080/)", "[a](http://e.com:8080/)"),
        ("[a](http://u@e.com:80/?x=:80)", "[a](https://u@e.com/?x=:80)"),
        ("![a][b]\n\n[b]: //e.com/图", "![a][b]\n\n[b]: https://e.com/%E5%9B%BE"),
        ("<img src='//e.com/a' data-src=//e.com/b>", "<img src='https://e.com/a' data-src=https://e.com/b>"),
        ("<a href='http://e.com/?a=1&amp;utm_id=2&copy=3'>x</a>", "<a href='https://e.com/?a=1&copy=3'>x</a>"),
    ],
)
def test_unsafe_edits(before: str, after: str) -> None:
    fixed = artlint.fix_text(before, "a.md", ALL, unsafe=True)
    assert (fixed.text, fixed.reverted) == (after, "")


@pytest.mark.parametrize("name", LAZY_ATTRIBUTES)
def test_addresses_that_wait_are_addresses(name: str) -> None:
    found = artlint.check_text(f'<img src="/a.png" {name}="http://e.com/a.png">\n', "a.md", ALL)
    assert [each.rule for each in found] == ["insecure-url"]


_LETTERS = st.text("ab图 &;#?=/\\()<>[]'\"_*%|{}u\u00e9\n", max_size=30)
_PLACES = (
    "![x]({})", "![x](<{}>)", "![x][y]\n\n[y]: {}\n", "![x][y]\n\n[y]: <{}> 't'\n", '<img src="{}">', "<img src='{}'>",
    "<img src={}>", '<img srcset="{} 2x, {}">', "---\nimage: {}\n---\n", "---\nimage: '{}'\n---\n",
    '---\nimage: "{}"\n---\n',
)  # fmt: skip


@given(st.sampled_from(_PLACES), st.sampled_from(("https://e.com/", "http://e.com/?utm_id=1&", "//e.com/")), _LETTERS)
def test_no_edit_is_ever_taken_back(place: str, start: str, rest: str) -> None:
    text = place.replace("{}", start + rest)
    fixed = artlint.fix_text(text, "a.md", ALL, unsafe=True)
    assert not fixed.reverted, (text, fixed.reverted)
    again = artlint.fix_text(fixed.text, "a.md", ALL, unsafe=True)
    assert again.text == fixed.text


@pytest.mark.parametrize("url", ["https://a.b/c\nd e.png", "https://a.b/c\td e.png", "/c\r\nd e.png"])
def test_what_a_browser_leaves_out_of_an_address_is_not_encoded(url: str) -> None:
    text = f'<p><img src="{url}" alt="x"></p>\n'
    fixed = artlint.fix_text(
        text, "a.md", artlint.load_settings({"lint": {"select": ["invalid-image-url"]}}), unsafe=True
    )
    assert (fixed.text, [each.rule for each in fixed.remaining]) == (text, ["invalid-image-url"])
