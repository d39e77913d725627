"""A page for editors: one file with every article, its problems in their lines, filters, charts and fixes as a diff.

What articles say goes into the page as JSON alone, and its script makes nothing but text of it. The policy in the page
lets no other script run, whatever else should fail.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

from artlint.reporters.parts import words
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.json_text import array, embedded
from artlint.reporters.parts.page_data import PageData
from artlint.reporters.parts.tally import count
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = True
SHOWS_FIXES = True
SHOWS_BYLINES = True
SHOWS_CHANGES = True
_DATA = "$data"


def report(run: Run, view: View) -> Iterator[str]:
    """Give the page, one article at a time; articles without a problem are only counted."""
    labels = json.loads(_asset("labels.json"))[view.lang]
    style, script = _asset("report.css"), _script()
    values = {name.replace("-", "_"): html.escape(text) for name, text in labels.items()}
    values |= {
        "language": "zh-Hans" if view.lang == "zh" else "en",
        "script_needed": values["script"],
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
    }
    head, _, foot = _asset("report.html").partition(_DATA)
    yield Template(head).substitute(values)
    data = PageData(view)
    yield '<script type="application/json" id="article-data">'
    yield from array((data.article(file) for file in run.files if file.findings or file.fixed), embedded)
    rest = {
        "rules": [*data.rules.numbers],
        "helps": [*data.helps.numbers],
        "errors": [escape(error) for error in run.errors],
        "notTold": _not_told(run, view),
        "checked": len(run.files),
        "labels": labels,
    }
    yield f'</script>\n<script type="application/json" id="report-data">{embedded(rest)}</script>'
    yield Template(foot).substitute(values)


def _not_told(run: Run, view: View) -> list[str]:
    """Give the sentences on what was found and is not in the page."""
    tally = count(run, view)
    return [told for told in (words.hidden(tally, view.lang), words.unchanged(tally, view.lang)) if told]


def _script() -> str:
    names = sorted(each.name for each in _folder().iterdir() if each.name.endswith(".js"))
    return '(() => {\n"use strict";\n' + "".join(map(_asset, names)) + "})();\n"


def _asset(name: str) -> str:
    return _folder().joinpath(name).read_text("utf-8")


def _folder() -> Traversable:
    return files("artlint.reporters.parts") / "page"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
