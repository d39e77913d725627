"""When an article was published, as its front matter and the name of its file say."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from artlint.facts.values import Scalar

if TYPE_CHECKING:
    # A report that knows its findings reads no article.
    from artlint.facts.article import Article

DATE_FIELDS = (
    "date",
    "pubdate",
    "pubdatetime",
    "publishdate",
    "publish_date",
    "published_at",
    "published",
    "created",
    "createtime",
    "日期",
)
"""The fields that hold that date, in lower case and in the order in which they are believed."""
_NAMES = frozenset(DATE_FIELDS)
_IN_PATH = re.compile(r"(?:\A|[/\\])(\d{4})-(\d\d?)-(\d\d?)(?=[-_. /\\])[^/\\]*(?:[/\\]index\.[^/\\]*)?\Z")


def is_dated(article: Article) -> bool:
    """Tell whether a field or the name of the file says when an article was published; `published: true` does not."""
    fields = article.front_matter.fields if article.front_matter is not None else {}
    if any(key.lower() in _NAMES and entry.value.scalar is not Scalar.BOOL for key, entry in fields.items()):
        return True
    return date_in_path(article.document.path) is not None


def date_in_path(path: str) -> date | None:
    """Give the day that the name of the file, or that of its folder when it is an index, begins with."""
    found = _IN_PATH.search(path)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
