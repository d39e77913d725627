"""What is fuzzed: each target takes bytes and raises when a promise is broken.

The tests run every target over the seeds; `nox -s fuzz` lets atheris make up more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import artlint
from artlint.document import read_document, transcoded
from artlint.facts.article import Article
from artlint.facts.formats import load_format
from artlint.facts.front_matter import find_front_matter
from artlint.facts.values import Broken
from artlint.presets import load_preset, preset_names
from artlint.reporters import format_names
from artlint.reporters import load_format as load_report
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.settings.settings import Settings

UNFINISHED = frozenset(("rule-crash", "rule-timeout", "fix-reverted"))


@cache
def _settings(preset: str) -> Settings:
    return artlint.load_settings({"preset": preset, "timezone": "Asia/Shanghai", "lint": {"select": ["all"]}})


def _chosen(data: bytes) -> tuple[str, str, bytes]:
    """Give a preset, a path and an article out of bytes, of which the first two choose."""
    names = preset_names()
    first, second = data[:1] or b"\0", data[1:2] or b"\0"
    path = ("a.md", "a.html", "a.mdx", "2024-01-02-a.md")[second[0] % 4]
    return names[first[0] % len(names)], path, data[2:]


def read(data: bytes) -> None:
    """Decoding, and every fact of an article."""
    preset, path, source = _chosen(data)
    document = read_document(source, path)
    for encoding in ("gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"):
        transcoded(source, encoding)
    if document.undecodable is not None:
        return
    assert document.encode(document.text) == source
    chosen = load_preset(preset)
    article = Article(document, chosen.front_matter, chosen.syntax)
    for span in (*article.templates, *(each.span for each in article.html.comments)):
        assert 0 <= span.start <= span.end <= len(document.text)
    escape(document.text).encode("utf-8")


def front_matter(data: bytes) -> None:
    """Every format of front matter: entries with places inside the text, or one place at which it cannot go on."""
    preset, _, source = _chosen(data)
    text = source.decode("utf-8", "replace")
    find_front_matter(text, load_preset(preset).front_matter)
    for name in ("yaml", "toml", "json", "lines", "members"):
        found = load_format(name).read(text)
        if isinstance(found, Broken):
            assert 0 <= found.span.start <= found.span.end <= len(text) + 1
            continue
        for entry in found:
            assert 0 <= entry.key_span.start <= entry.key_span.end <= len(text)
            for value in entry.value.walk():
                assert 0 <= value.span.start <= value.span.end <= len(text)
                value.plain()


def check(data: bytes) -> None:
    """Every matcher, and every report on what they find."""
    preset, path, source = _chosen(data)
    findings = artlint.check_text(source, path, _settings(preset))
    document = read_document(source, path)
    assert not UNFINISHED & {finding.rule for finding in findings}, findings
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(document.text)
    run = Run((FileReport(path, document.text, tuple(findings), document.text, data=document.data),))
    for name in format_names():
        for part in load_report(name).report(run, View()):
            str(part).encode("utf-8")


def fix(data: bytes) -> None:
    """The fix loop: what the proof refuses is left out, nothing else is given up, and a second run changes nothing."""
    preset, path, source = _chosen(data)
    for unsafe in (False, True):
        fixed = artlint.fix_text(source, path, _settings(preset), unsafe=unsafe)
        assert not fixed.reverted, fixed.reverted
        again = artlint.fix_text(fixed.data, path, _settings(preset), unsafe=unsafe)
        assert (again.data, again.fixed, again.reverted) == (fixed.data, (), "")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "read": read, "front-matter": front_matter, "check": check, "fix": fix,
}  # fmt: skip
