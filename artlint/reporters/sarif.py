"""SARIF 2.1.0 for code scanning: rules with their help, fixes, and what the baseline hides as suppressed results.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from artlint.findings import Finding, Fix, Level, Safety, fingerprint
from artlint.reporters.parts.escape import escape, escape_parts
from artlint.reporters.parts.homepage import HOME, page_address
from artlint.reporters.parts.json_text import array, dumped
from artlint.reporters.parts.paths import as_uri
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.settings.active_rule import ActiveRule
from artlint.text import Lines, Span
from artlint.version import __version__

MACHINE = True
SHOWS_FIXES = True
MOST_FINDINGS = 5000
"""GitHub shows no more results of a run."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def report(run: Run, view: View) -> Iterator[str]:
    """Give a log with one run; the rules that were broken come last, when they are known."""
    head = {
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(run)],
    }
    yield f'{{"$schema": {dumped(_SCHEMA)}, "version": "2.1.0", "runs": [{dumped(head)[:-1]}, "results": '
    # A dictionary remembers the order in which its keys came: the index of a rule.
    rules: dict[str, int] = {}
    yield from array(_results(run, rules))
    driver = {
        "name": "artlint",
        "informationUri": HOME,
        "version": __version__,
        "rules": [*_descriptors(rules, view.rules())],
    }
    yield f', "tool": {dumped({"driver": driver})}}}]}}\n'


def _invocation(run: Run) -> dict[str, Any]:
    told = [{"level": "error", "message": {"text": escape(error)}} for error in run.errors]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _results(run: Run, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    for file in run.files:
        lines, place = Lines(file.text), _artifact(file.path)
        for finding in file.findings:
            yield _result(file, lines, place, finding, rules)
        for finding in file.baselined:
            suppressed = {"suppressions": [{"kind": "external", "justification": "hidden by the baseline"}]}
            yield _result(file, lines, place, finding, rules) | suppressed


def _result(
    file: FileReport, lines: Lines, place: dict[str, str], finding: Finding, rules: dict[str, int]
) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.setdefault(finding.rule, len(rules)),
        "level": _LEVELS[finding.level],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(lines, finding.span)}}],
        "partialFingerprints": {"artlint/v1": fingerprint(finding, file.text)},
    }
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(lines, place, finding.fix)]
    return result


def _message(finding: Finding) -> str:
    text = escape_parts(finding.message, finding.help)
    # Words of an article must not become a link in a message.
    return text.replace("[", r"\[").replace("]", r"\]") if "](" in text else text


def _artifact(path: str) -> dict[str, str]:
    uri = as_uri(path)
    # What lies above the working folder is not below its root.
    return {"uri": uri} if uri.startswith(("file://", "../")) else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(lines: Lines, span: Span) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(lines: Lines, place: dict[str, str], fix: Fix) -> dict[str, Any]:
    replacements = []
    for edit in fix.edits:
        inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": _region(lines, edit.span), **inserted})
    why = f" (unsafe: {fix.reason})" if fix.reason else " (unsafe)"
    said = escape(fix.message + (why if fix.safety is Safety.UNSAFE else ""))
    return {
        "description": {"text": said},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
    }


def _descriptors(names: Mapping[str, int], rules: Mapping[str, ActiveRule]) -> Iterator[dict[str, Any]]:
    for name in names:
        # A rule that only a nested configuration knows has no page here.
        yield _descriptor(rules[name]) if name in rules else {"id": name}


def _descriptor(active: ActiveRule) -> dict[str, Any]:
    rule = active.rule
    page = rule.body.strip().removeprefix(f"# {rule.title}").strip()
    address = page_address(rule)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": page.partition("\n\n")[0].replace("\n", " ") or rule.title},
        "help": {"text": page or rule.title, "markdown": page or rule.title},
        "defaultConfiguration": {"level": _LEVELS[active.level]},
        "properties": {"tags": [rule.category]},
        **({"helpUri": address} if address else {}),
    }
