from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from artlint.config.model import Config
from artlint.config.validation import validated
from artlint.matchers.comment import Find
from artlint.patterns import Pattern
from artlint.rulebook import OptionsError, folder_source, load_rules, own_rules
from artlint.rulebook.rule import Rule
from artlint.settings.making import make_settings
from tests.rulebook.pages import PAGE, write_page


def comment_patterns(rule: Rule) -> tuple[Pattern, ...]:
    return cast("Find", rule.matcher).allow


@pytest.fixture
def leftover_comment() -> Rule:
    """The rule with many patterns, as if nobody had used it yet."""
    rule = own_rules()["leftover-comment"]
    return Rule(rule.page, rule.file, proved=rule.proved)


def test_patterns_of_our_pages_compile_at_their_first_use(leftover_comment: Rule) -> None:
    patterns = comment_patterns(leftover_comment)
    assert len(patterns) > 10
    assert not any(pattern.is_compiled for pattern in patterns)
    assert patterns[0].search("more --")
    assert patterns[0].is_compiled


def test_a_fix_is_unsafe_where_one_pattern_of_a_list_is_found(tmp_path: Path) -> None:
    text = PAGE.replace("value-matches: 'keep'", "value-matches: ['keep', 'kept$']")
    rule = load_rules([folder_source(str(write_page(tmp_path, text).parents[1]))])["shelf-mark"]
    unsafe = rule.unsafe_conditions["value"]
    assert [value for value in ("keep it", "KEPT", "kept it", "kelp") if unsafe.search(value)] == ["keep it", "KEPT"]


def test_patterns_of_a_configuration_compile_at_once(leftover_comment: Rule) -> None:
    own = {pattern.pattern for pattern in comment_patterns(leftover_comment)}
    patterns = comment_patterns(leftover_comment.configured({"extend-allow": [r"\Ahouse\b"]}))
    assert [pattern.pattern for pattern in patterns if pattern.is_compiled] == [r"\Ahouse\b"]
    assert own < {pattern.pattern for pattern in patterns}
    with pytest.raises(OptionsError, match="does not compile"):
        leftover_comment.configured({"extend-allow": ["("]})
    preset = {"extend-allow": [r"\Apreset\b"]}
    proved = comment_patterns(leftover_comment.configured({**preset}, proved=preset))
    assert not any(pattern.is_compiled for pattern in proved)


def test_a_rule_that_does_not_run_has_no_matcher() -> None:
    own = own_rules()
    rules = {name: Rule(rule.page, rule.file, proved=rule.proved) for name, rule in own.items()}
    make_settings(validated(Config, {"lint": {"select": ["bom"]}}), rules=rules)
    made = {name for name, rule in rules.items() if "matcher" in vars(rule)}
    assert made == {"bom", *(name for name, rule in own.items() if rule.page.kind == "run")}
