"""Articles to measure with: made, not written, and the same on every machine.

Each kind is like a kind of real repository, in what its articles hold and how long they are: news scraped from feeds,
with HTML that Markdown takes for code and what the importer left behind; a blog in clean Markdown; tutorials that are
mostly code.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.vocabulary import Vocabulary

_FOLDER_SIZE = 500
"""Articles in a folder, as in repositories with a folder a month."""
_FIRST_DAY = datetime(2020, 1, 1, 8, 30, tzinfo=UTC)

_SCRAPED_HEAD = """
---
title: '{short}'
categories:\x20
 - 编程
 - 资讯
headimg: '{picture}'
author: 财经观察
comments: false
date: {day:%a, %d %b %Y %H:%M:%S} GMT
thumbnail: '{picture}'
---

<div>\x20\x20\x20
<div class="content">
"""
_SCRAPED_BLOCKS = (
    '<p style="text-align:left">{text}</p> \n',
    '<p style="text-align:left">{text}</p> \n',
    '<p style="text-align:left">{text}</p> \n',
    "<p>　　{text}</p>\n",
    "<p>　　{text}</p>\n",
    "<p>&nbsp;&nbsp;&nbsp;&nbsp;{text}</p>\n",
    "<!-- ad slot {number} begin -->\n<p>{text}</p>\n<!-- ad slot end -->\n",
    '<p style="text-align:center"><img alt="{name}" src="{picture}" referrerpolicy="no-referrer"></p> \n',
    "<ul> \n <li>{line}</li> \n <li>{short}</li> \n <li>{line}</li> \n</ul> \n",
    '<p>{text}<a href="https://example.com/{name}/{number}" target="_blank">{short}</a></p>\n',
)
_LEAK = """

                    <div class="share">
                        <p>分享到微信</p>
                    </div>

"""
_STYLE = "<style>\n.content p { margin: 0 }\n</style>\n"
_SCRAPED_END = f"{' ' * 40}</div>\n{' ' * 38}\n</div>\n            "

_BLOG_HEAD = """---
title: "{title}"
date: '{day:%Y-%m-%dT%H:%M:%SZ}'
tags: [{name}, {other}]
---

{text}

<!-- more -->
"""
_SECTION = """
## {title}

{text}

See [{name}](/{name}/{number}) and *{other}*, or `{name}()`.
"""
_BLOG_EXTRAS = (
    "\n- {line}\n- {short}\n- {line}\n- {line}\n",
    "\n![{name}](https://images.example.com/{number}.jpg)\n",
    "\n> {text}\n",
)

_TUTORIAL_HEAD = "---\ntitle: {title}\ndate: '{day:%Y-%m-%dT%H:%M:%SZ}'\n---\n\n{text}\n"
_STEP = """
## Step {number}: {name}

{text}

```python
{code}
```

Inside a page, `<div style="color: red">` becomes:

```html
<!-- {name} -->
<div style="color: red">{other}</div>
```

| name | value |
|---|---|
| {name} | {number} |
| {other} | {number} |
"""


def scraped(words: Vocabulary, number: int) -> str:
    """Give a news article as an importer left it: about 4 KB and fifteen problems."""
    picture = f"https://n.images.example.com/finance/{number}.png"
    parts = [words.fill(_SCRAPED_HEAD, chinese=True, picture=picture, day=_day(number))]
    for _ in range(9 + words.number(4)):
        parts.append(words.fill(words.pick(_SCRAPED_BLOCKS), chinese=True, picture=picture))  # noqa: PERF401 - one of several
    if words.happens(0.5):
        parts.append(_LEAK)
    if words.happens(0.2):
        parts.append(_STYLE)
    return "".join([*parts, _SCRAPED_END])


def blog(words: Vocabulary, number: int) -> str:
    """Give a post of a kept blog, in one of two languages: about 3 KB and nothing wrong."""
    chinese = words.happens(0.5)
    parts = [words.fill(_BLOG_HEAD, chinese=chinese, day=_day(number))]
    for _ in range(2 + words.number(3)):
        parts.append(words.fill(_SECTION, chinese=chinese))
        parts.append(words.fill(words.pick(_BLOG_EXTRAS), chinese=chinese))
    return "".join(parts)


def tutorial(words: Vocabulary, number: int) -> str:
    """Give a tutorial: about 6 KB, most of it code, with HTML in the code."""
    steps = [words.fill(_STEP, chinese=False) for _ in range(4 + words.number(3))]
    return "".join([words.fill(_TUTORIAL_HEAD, chinese=False, day=_day(number)), *steps])


KINDS: dict[str, Callable[[Vocabulary, int], str]] = {kind.__name__: kind for kind in (scraped, blog, tutorial)}


def write_corpus(folder: Path, kind: str, count: int) -> int:
    """Write `count` articles of `kind` below `folder`, which is new; give their size in bytes."""
    size = 0
    for number in range(count):
        place = folder / f"{number // _FOLDER_SIZE:04d}"
        if number % _FOLDER_SIZE == 0:
            place.mkdir(parents=True)
        data = KINDS[kind](Vocabulary(number), number).encode()
        (place / f"{kind}-{number:06d}.md").write_bytes(data)
        size += len(data)
    return size


def _day(number: int) -> datetime:
    return _FIRST_DAY + timedelta(hours=number)
