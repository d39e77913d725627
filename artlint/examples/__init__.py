"""The examples of a rule page: run, and compared with what the page promises."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from artlint.checker import check_document
from artlint.config.model import Config
from artlint.config.validation import DataError, validated
from artlint.document import Document, read_document
from artlint.examples.fault import Fault, other_places, other_result
from artlint.examples.option_table import option_faults
from artlint.examples.reading import Example, ExampleError, count_examples, read_examples
from artlint.examples.style import section_faults, wording_faults
from artlint.facts.tree import Kind, Tree
from artlint.findings import Finding
from artlint.fixes import fix_document
from artlint.rulebook import Language, Rule, RulebookError, check_page, own_rules
from artlint.settings.error import SettingsError
from artlint.settings.making import make_settings
from artlint.settings.settings import Settings

__all__ = ["Example", "ExampleError", "Fault", "count_examples", "read_examples", "verify_rule"]


class _NamedTree(Tree):
    """A tree that exists as the paths of its files only."""

    def __init__(self, files: tuple[str, ...]) -> None:
        super().__init__(Path())
        self.files = files

    def names(self, folder: str) -> Mapping[str, Kind]:
        """Give what a folder holds."""
        names: dict[str, Kind] = {}
        for path in self.files:
            name, slash, _ = path.removeprefix(f"{folder}/" if folder else "").partition("/")
            if not folder or path.startswith(f"{folder}/"):
                names[name] = Kind.FOLDER if slash else Kind.FILE
        return names

    def head(self, _path: str, _size: int) -> bytes:
        """Give nothing: there are no bytes."""
        return b""


def verify_rule(rule: Rule, lang: Language = "en") -> list[Fault]:
    """Give each way in which the page of `rule` does not do what it says; none when all is well.

    What the rule itself says is in the language `lang`.

    RulebookError when the page does not fit its matcher.
    """
    check_page(rule)
    try:
        examples = list(read_examples(rule))
    except ExampleError as error:
        return [Fault(rule.file.place(error.line), str(error))]
    faults = [*option_faults(rule)]
    if not rule.page.exampled:
        if examples:
            faults.append(Fault(rule.file.place(examples[0].line), "an example, although `exampled` is false"))
        return faults
    faults += [fault for each in examples for fault in _faults(rule, each, lang)]
    faults += [*section_faults(rule, examples), *wording_faults(rule)]
    return [*faults, *(Fault(rule.file.place(), text) for text in _missing(rule, examples))]


def _missing(rule: Rule, examples: list[Example]) -> Iterator[str]:
    spared = sum(not each.at for each in examples)
    if spared == len(examples):
        yield "no example shows what the rule flags: one with `at=LINE:COLUMN` behind its language"
    if not spared:
        yield "no example shows what the rule leaves alone: one without `at=`"
    elif spared == 1 and rule.source.is_proved:
        yield "only one example shows what the rule leaves alone; two are wanted"
    if rule.page.fix is not None and all(each.becomes is None for each in examples):
        yield "no example shows what the fix makes: a fence after a line `becomes`"


def _faults(rule: Rule, example: Example, lang: Language) -> Iterator[Fault]:
    place = rule.file.place(example.line)
    try:
        settings = _settings(rule, example, lang)
    except (SettingsError, RulebookError, ValueError) as error:
        yield Fault(place, f"the configuration of this example is not right: {error}")
        return
    document = read_document(example.source, example.path)
    findings = [
        finding for finding in check_document(document, settings) if finding.rule == rule.id or _is_odd(finding)
    ]
    found = tuple(document.lines.position(finding.span.start) for finding in findings)
    if found != example.at:
        yield other_places(place, document.text, findings, example.at)
    for finding in findings:
        if _is_odd(finding):
            yield Fault(place, finding.message)
    if example.becomes is not None:
        yield from _fix_faults(rule, example, document, settings)


def _is_odd(finding: Finding) -> bool:
    return finding.rule.startswith("rule-")


def _fix_faults(rule: Rule, example: Example, document: Document, settings: Settings) -> Iterator[Fault]:
    place, becomes = rule.file.place(example.becomes_line), example.becomes or b""
    if rule.page.fix is None:
        yield Fault(place, "shows a result although the page has no fix")
        return
    fixed = fix_document(document, settings, unsafe=True)
    if fixed.reverted or fixed.refused:
        yield Fault(place, f"the fix is not made: {fixed.reverted or fixed.refused}")
        return
    result = fixed.document.data
    if result != becomes:
        yield other_result(place, result.decode("utf-8", "replace"), becomes.decode("utf-8", "replace"))
    again = fix_document(fixed.document, settings, unsafe=True)
    if again.document.data != result:
        yield Fault(place, "a second run changes it again")


def _settings(rule: Rule, example: Example, lang: Language) -> Settings:
    data = tomllib.loads(example.config)
    lint = data.setdefault("lint", {})
    if rule.matcher.judges_others:
        lint.update({"extend-select": [rule.id], "fixable": [rule.id]})
    else:
        lint["select"] = [rule.id]
    try:
        config = validated(Config, data)
    except DataError as error:
        raise ValueError(error.complaints()[0].text) from error
    # The article itself lies in the tree too, or its folder would be one that nothing is known of.
    tree = _NamedTree((example.path, *example.files))
    return make_settings(config, lang=lang, now=example.now, rules={**own_rules(), rule.id: rule}, tree=tree)
