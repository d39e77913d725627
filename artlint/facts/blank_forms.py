"""Files that authors copy to begin an article, and fill in."""

from __future__ import annotations

import re

from artlint.facts.article import Article

_PLACE = re.compile(r"(?i:(?:\A|[/\\])(?:_?templates?|archetypes|scaffolds)[/\\])|YYYY-MM-DD")
_ASKED = re.compile(r"\W*YYYY\D?MM\D?DD", re.IGNORECASE)


def is_blank_form(article: Article) -> bool:
    """Tell whether `article` is such a file: by its folder or its name, or by a field that asks for a date."""
    if _PLACE.search(article.document.path) is not None:
        return True
    fields = article.front_matter.fields if article.front_matter is not None else {}
    return any(_ASKED.match(entry.value.text) is not None for entry in fields.values())
