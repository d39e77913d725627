"""Whether what a page says fits its matcher, and whether pages fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from artlint.config.nearest import near
from artlint.findings import ALWAYS_UNSAFE, Safety
from artlint.patterns import Pattern
from artlint.rulebook.page import CONDITION, FixSpec, Words
from artlint.rulebook.rule import Rule
from artlint.rulebook.source import NAME, Origin, RulebookError
from artlint.schema.errors import ErrorType

_EVERYTHING = "all"
"""The selector that means every rule."""


def check_page(rule: Rule) -> None:
    """Refuse a page that uses a key, a placeholder, a variant, an action or a condition that its matcher has not."""
    _check_keys(rule)
    matcher = rule.matcher
    if matcher.is_internal and rule.source.origin is not Origin.OWN:
        raise rule.file.wrong(f"match: the kind {matcher.kind!r} is for rules of artlint only", ("match", "kind"))
    if rule.page.fix is not None:
        _check_fix(rule, rule.page.fix)
    for keys, words in words_of(rule):
        unknown = sorted(words.placeholders() - matcher.placeholders)
        if unknown:
            told = f"{'.'.join(keys)}: unknown placeholder {{{unknown[0]}}}{near(unknown[0], matcher.placeholders)}"
            raise rule.file.wrong(f"{told}{_choice('placeholders', matcher.placeholders)}", keys)
    for name in rule.page.variants:
        if name not in matcher.variants:
            told = f"variants: unknown variant {name!r}{near(name, matcher.variants)}"
            raise rule.file.wrong(f"{told}{_choice('variants', matcher.variants)}", ("variants", name))


def check_book(rules: Mapping[str, Rule]) -> None:
    """Refuse pages of which one takes the name or the place of another."""
    categories = {rule.category: rule for rule in rules.values()}
    for rule in rules.values():
        if rule.id == _EVERYTHING or rule.id in categories:
            taken = "stands for all rules" if rule.id == _EVERYTHING else "is the name of a category"
            raise rule.file.wrong(f"the id {rule.id!r} {taken}", ("id",))
    if _EVERYTHING in categories:
        raise categories[_EVERYTHING].file.wrong(f"the category {_EVERYTHING!r} stands for all rules")
    _check_claims(rules.values())


def _check_keys(rule: Rule) -> None:
    seen: set[str] = set()
    for entry in rule.file.front_matter.entries:
        if entry.key in seen:
            raise rule.file.wrong_at(entry.key_span, f"the key `{entry.key}` is there twice")
        seen.add(entry.key)
    if not NAME.match(rule.category):
        raise rule.file.wrong(f"the folder {rule.category!r} is no category: lower case, dashes between words")


def _check_fix(rule: Rule, fix: FixSpec) -> None:
    matcher = rule.matcher
    if fix.action not in matcher.actions:
        told = f"fix.action: {rule.page.kind} cannot {fix.action!r}{near(fix.action, matcher.actions)}"
        raise rule.file.wrong(f"{told}{_choice('actions', matcher.actions)}", ("fix", "action"))
    for name, patterns in fix.unsafe_when.items():
        keys = ("fix", "unsafe-when", name)
        known = sorted(f"{each}{CONDITION}" for each in matcher.placeholders)
        if name not in known:
            raise rule.file.wrong(f"fix.unsafe-when: no condition {name!r}{near(name, known)}", keys)
        try:
            for pattern in patterns:
                Pattern(pattern)
        except ValueError as error:
            raise rule.file.wrong(f"fix.unsafe-when.{name}: {error}", keys) from error
    if fix.owns & ALWAYS_UNSAFE and fix.safety is Safety.SAFE:
        raise rule.file.wrong(
            "fix.safety: a fix that owns words, links or images is unsafe: add `safety: unsafe`", ("fix", "owns")
        )


def words_of(rule: Rule) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Give every text of a page, with the keys that lead to it."""
    page = rule.page
    texts: list[tuple[tuple[str, ...], Words | None]] = [(("message",), page.message), (("help",), page.help)]
    for name, variant in page.variants.items():
        texts += [(("variants", name, "message"), variant.message), (("variants", name, "help"), variant.help)]
    if page.fix is not None:
        texts += [(("fix", "message"), page.fix.message), (("fix", "reason"), page.fix.reason)]
    return ((keys, words) for keys, words in texts if words is not None)


def _choice(what: str, names: Iterable[str]) -> str:
    """Give what could be written instead, as the end of a sentence."""
    names = ", ".join(sorted(names))
    return f" ({what} of this kind: {names})" if names else f" (this kind has no {what})"


def _check_claims(rules: Iterable[Rule]) -> None:
    """Refuse a rulebook in which an error of the schema has no page, or two."""
    claims: dict[str, str] = {}
    for rule in rules:
        if rule.page.kind != "schema":
            continue
        for error in rule.page.match.get("errors", ()):
            if error in claims:
                told = f"match: the schema error {error!r} already belongs to {claims[error]}"
                raise rule.file.wrong(told, ("match", "errors"))
            claims[error] = rule.id
    unclaimed = sorted(set(ErrorType) - set(claims))
    if claims and unclaimed:
        raise RulebookError(f"no page claims the schema error {unclaimed[0].value!r}")
