"""The sentences of a report in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.findings import Level
from artlint.reporters.parts.tally import Tally

if TYPE_CHECKING:
    from artlint.rulebook import Language

_LEVELS = {Level.ERROR: "个错误", Level.WARNING: "个警告", Level.INFO: "个提示"}
_LABELS = {
    "help": "建议：",
    "fix": "修复：",
    "note": "说明：",
    "unsafe": "不安全的修复，使用 --unsafe-fixes 才会执行",
    "file": "文件",
    "problems": "问题",
    "rule": "规则",
    "problem": "问题",
    "line": "行",
    "level": "级别",
    "error": "错误",
    "warning": "警告",
    "info": "提示",
    "worst files": "问题最多的文件",
    "commonest rules": "最常见的规则",
}
_ENGLISH = {"help": "help: ", "fix": "fix: ", "note": "note: ", "unsafe": "unsafe fix, made with --unsafe-fixes only"}


def label(name: str, lang: Language) -> str:
    """Give a label of a report."""
    return _LABELS[name] if lang == "zh" else _ENGLISH.get(name, name)


def number(count: int, noun: str) -> str:
    """Give a count with its English noun, in the plural where that is due."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def result(tally: Tally, lang: Language) -> str:
    """Give the sentence that says how a run ended; empty when there was nothing to check."""
    if not tally.problems:
        if not tally.files:
            return ""
        if lang == "zh":
            return f"{tally.files} 篇文章全部通过。"
        return "1 article passed." if tally.files == 1 else f"All {tally.files:,} articles passed."
    present = [(level, tally.levels[level]) for level in _LEVELS if tally.levels.get(level)]
    if lang == "zh":
        parts = "，".join(f"{count} {_LEVELS[level]}" for level, count in present)
        return f"{tally.files} 个文件中有 {tally.dirty} 个存在问题，共 {tally.problems} 个（{parts}）。"
    parts = ", ".join(f"{count:,} info" if level is Level.INFO else number(count, level) for level, count in present)
    return f"Found {number(tally.problems, 'problem')} ({parts}) in {tally.dirty:,} of {number(tally.files, 'file')}."


def fixable(tally: Tally, lang: Language, *, unsafe: bool) -> str:
    """Give the sentence that says what `artlint fix` would mend; empty when nothing."""
    command = "artlint fix --unsafe-fixes" if unsafe or not tally.fixable else "artlint fix"
    count, more = (tally.fixable, tally.more) if tally.fixable else (tally.more, 0)
    if not count:
        return ""
    if lang == "zh":
        extra = f"（加上 --unsafe-fixes 还可修复 {more} 个）" if more else ""
        return f"[*] 其中 {count} 个可用 {command} 修复{extra}。"
    extra = f" ({more:,} more with --unsafe-fixes)" if more else ""
    return f"[*] {count:,} fixable with {command}{extra}."


def fixed(tally: Tally, lang: Language, *, previewing: bool) -> str:
    """Give the sentence that says what was fixed, or would be."""
    if lang == "zh":
        return f"{'可' if previewing else '已'}修复 {tally.fixed_files} 个文件中的 {tally.fixed} 个问题。"
    verb = "Would fix" if previewing else "Fixed"
    return f"{verb} {number(tally.fixed, 'problem')} in {number(tally.fixed_files, 'file')}."


def hidden(tally: Tally, lang: Language) -> str:
    """Give the sentence on what the baseline hides, and on what it has that is not there; empty when neither."""
    if not tally.baselined and not tally.stale:
        return ""
    command = "artlint baseline prune"
    if lang == "zh":
        stale = f"；基线另有 {tally.stale} 条记录已失效，可用 {command} 清除" if tally.stale else ""
        return f"基线隐藏了 {tally.baselined} 个问题{stale}。"
    stale = f", {tally.stale:,} stale ({command})" if tally.stale else ""
    return f"{number(tally.baselined, 'finding')} hidden by the baseline{stale}."


def unchanged(tally: Tally, lang: Language) -> str:
    """Give the sentence on what was found on lines that did not change; empty when nothing."""
    if not tally.unchanged:
        return ""
    if lang == "zh":
        return f"另有 {tally.unchanged} 个问题位于未改动的行。"
    return f"{number(tally.unchanged, 'finding')} on unchanged lines."


def baselined(lang: Language) -> str:
    """Give the mark of a finding that the baseline hides."""
    return "（基线）" if lang == "zh" else "(baselined) "


def colon(lang: Language) -> str:
    """Give the sign before a reason."""
    return "：" if lang == "zh" else ": "


def not_shown(count: int, lang: Language) -> str:
    """Give the sentence that says how many problems the limit hides."""
    return f"另有 {count} 个问题未显示。" if lang == "zh" else f"{number(count, 'more problem')} not shown."


def more_lines(count: int, lang: Language) -> str:
    """Give the words for lines that are left out."""
    return f"… 另有 {count} 行" if lang == "zh" else f"… {number(count, 'more line')}"


def until(line: int, column: int, lang: Language) -> str:
    """Give the words for where a span of several lines ends."""
    return f" … 至 {line}:{column}" if lang == "zh" else f" … to {line}:{column}"
