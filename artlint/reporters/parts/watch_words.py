"""The sentences of a watched run in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from artlint.reporters.parts.words import number

if TYPE_CHECKING:
    from artlint.rulebook import Language

_NAMED = 3
"""Files that are named; the others are counted."""


def watching(articles: int, lang: Language) -> str:
    """Give the sentence that says what goes on between two reports."""
    if lang == "zh":
        return f"正在监视 {articles} 篇文章，按 Ctrl-C 结束。"
    return f"Watching {number(articles, 'article')}; Ctrl-C ends."


def changed(changed: Sequence[str], gone: Sequence[str], lang: Language) -> str:
    """Give the sentence over a report that says when it was made, and because of which files."""
    now = datetime.now().astimezone().strftime("%H:%M:%S")
    said = {"changed": " 有变动", "gone": " 已不存在"} if lang == "zh" else {"changed": " changed", "gone": " is gone"}
    parts = [f"{_listed(names, lang)}{said[key]}" for key, names in (("changed", changed), ("gone", gone)) if names]
    return f"[{now}] {('；' if lang == 'zh' else '; ').join(parts)}"


def _listed(names: Sequence[str], lang: Language) -> str:
    shown, more = names[:_NAMED], len(names) - _NAMED
    if lang == "zh":
        return "、".join(shown) + (f" 等 {len(names)} 个文件" if more > 0 else "")
    return ", ".join(shown) + (f" and {number(more, 'more file')}" if more > 0 else "")
