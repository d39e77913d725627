"""From an article to its findings: every active rule, each on its own."""

from __future__ import annotations

from collections.abc import Sequence

from artlint.document import Document
from artlint.facts.article import Article
from artlint.facts.sights import Sights
from artlint.findings import RULE_CRASH, RULE_TIMEOUT, Finding, Fix, Safety, in_order
from artlint.matchers.base import Context, Match, Proposal
from artlint.matchers.suppression import Find as SuppressionMatcher
from artlint.matchers.surroundings import holds_template
from artlint.patterns import Pattern
from artlint.remembered import remembered
from artlint.rulebook.page import filled
from artlint.settings.active_rule import ActiveRule
from artlint.settings.settings import Settings
from artlint.stopwatch import Stopwatch
from artlint.suppress import hide
from artlint.text import Span, clip

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


def check_document(
    document: Document,
    settings: Settings,
    *,
    with_fixes: bool = True,
    sights: Sights | None = None,
    stopwatch: Stopwatch | None = None,
) -> list[Finding]:
    """Give the findings in a document, sorted, suppressed ones left out; without fixes it takes less time.

    `sights` note what the rules looked at besides the document. A `stopwatch` takes the time of each rule.
    """
    settings = settings.at(document.path)
    article = Article(document, settings.preset.front_matter, settings.preset.syntax)
    return check_article(article, settings, with_fixes=with_fixes, sights=sights, stopwatch=stopwatch)


def check_article(
    article: Article,
    settings: Settings,
    *,
    with_fixes: bool = True,
    sights: Sights | None = None,
    stopwatch: Stopwatch | None = None,
) -> list[Finding]:
    """Give the findings in an article, which was read with `settings`, those of its path; else as `check_document`."""
    context = settings.context(article, sights)
    findings: list[Finding] = []
    is_decoded = article.document.undecodable is None
    rules = settings.rules_for(article.document.path)
    for active in rules if is_decoded else [each for each in rules if each.matcher.reads_undecodable]:
        try:
            if stopwatch is not None:
                findings += _timed(stopwatch, active, context, settings, with_fixes=with_fixes)
                continue
            # Nearly all rules find nothing in nearly all articles: that case has no call of our own.
            matches = [*active.find(context)]
            if matches:
                findings += _findings(active, matches, context, settings, with_fixes=with_fixes)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - one broken rule must not hide what the others found, and a
            # panic in a parser written in Rust is no Exception
            findings.append(_failure(active, settings, error))
    if is_decoded and context.directives and not settings.config.lint.ignore_suppressions:
        findings = _after_suppression(context, findings, settings, with_fixes=with_fixes)
    findings.sort(key=in_order)
    return findings


def _timed(
    stopwatch: Stopwatch, active: ActiveRule, context: Context, settings: Settings, *, with_fixes: bool
) -> list[Finding]:
    matches = stopwatch.taken("rule", active.rule.id, lambda: [*active.matcher.find(context)])
    if not matches:
        return []
    return stopwatch.taken(
        "finding", active.rule.id, lambda: _findings(active, matches, context, settings, with_fixes=with_fixes)
    )


def _after_suppression(
    context: Context, findings: Sequence[Finding], settings: Settings, *, with_fixes: bool
) -> list[Finding]:
    """Give the findings that no directive hides, and those about directives that hide nothing."""
    directives, lines = context.directives, context.article.lines
    about_runs = [finding for finding in findings if settings.by_id[finding.rule].is_about_runs]
    hiding = hide(directives, [each for each in findings if not settings.by_id[each.rule].is_about_runs], lines)
    told: list[Finding] = []
    for active in settings.rules_for(context.article.document.path):
        matcher = active.rule.matcher
        if isinstance(matcher, SuppressionMatcher):
            matches = [*matcher.unused(directives, hiding.used, settings.names, settings.silent)]
            told += _findings(active, matches, context, settings, with_fixes=with_fixes)
    return [*about_runs, *hiding.kept, *hide(directives, told, lines).kept]


def _failure(active: ActiveRule, settings: Settings, error: BaseException) -> Finding:
    if isinstance(error, TimeoutError):
        return run_finding(RULE_TIMEOUT, settings, {"rule": active.rule.id})
    words = {"rule": active.rule.id, "error": clip(f"{type(error).__name__}: {error}", 120)}
    return run_finding(RULE_CRASH, settings, words)


def run_finding(rule: str, settings: Settings, words: dict[str, str]) -> Finding:
    """Give a finding of artlint about itself, at the start of the file."""
    active = settings.by_id[rule]
    return _told(active, [Match(Span(0, 0), words)], [None], settings)[0]


def _findings(
    active: ActiveRule, matches: Sequence[Match], context: Context, settings: Settings, *, with_fixes: bool
) -> list[Finding]:
    spec = active.rule.page.fix
    if spec is None or not with_fixes:
        return _told(active, matches, [None] * len(matches), settings)
    proposals = active.rule.matcher.propose(matches, spec.action, context)
    # A rule about directives takes away what is written to artlint in a comment of the template engine, nothing else.
    if context.article.templates and not active.rule.matcher.judges_others:
        proposals = [None if proposal and _edits_template(proposal, context) else proposal for proposal in proposals]
    return _told(active, matches, proposals, settings)


def _edits_template(proposal: Proposal, context: Context) -> bool:
    return any(holds_template(context.article, edit.span) for edit in proposal.edits)


def _told(
    active: ActiveRule, matches: Sequence[Match], proposals: Sequence[Proposal | None], settings: Settings
) -> list[Finding]:
    page, category, lang = active.rule.page, active.rule.category, settings.lang
    rule, level, pinned = page.id, active.level, active.pinned
    texts = active.texts
    findings = []
    for match, proposal in zip(matches, proposals, strict=True):
        span, values, variant, field, _, own_level = match
        message, advice = texts(variant, lang)
        found = (
            rule,
            category,
            level if pinned or own_level is None else own_level,
            filled(message, values),
            span,
            filled(advice, values),
            field,
            _fix(active, match, proposal, settings) if proposal is not None else None,
        )
        findings.append(_new(Finding, found))
    return findings


def _fix(active: ActiveRule, match: Match, proposal: Proposal, settings: Settings) -> Fix | None:
    spec = active.rule.page.fix
    if spec is None:
        return None
    unsafe = spec.safety is Safety.UNSAFE or proposal.unsafe or _is_unsafe(active, match)
    return Fix(
        edits=proposal.edits,
        safety=Safety.UNSAFE if unsafe else Safety.SAFE,
        message=spec.message.said(settings.lang, match.values),
        reason=spec.reason.said(settings.lang, match.values) if unsafe and spec.reason else "",
        owns=spec.owns,
        fields=_fields(active, match, proposal),
    )


def _fields(active: ActiveRule, match: Match, proposal: Proposal) -> frozenset[str]:
    """Give the fields whose values a fix may change."""
    spec = active.rule.page.fix
    may_change = active.rule.matcher.rewrites_fields or (spec is not None and spec.fields)
    return proposal.fields | {match.field} if may_change and match.field else frozenset()


def _is_unsafe(active: ActiveRule, match: Match) -> bool:
    for name, pattern in active.rule.unsafe_conditions.items():
        value = match.values.get(name, "")
        if _is_found(pattern, value):
            return True
    return False


@remembered(1000)
def _is_found(pattern: Pattern, value: str) -> bool:
    """Tell whether a pattern matches in a value: a repository has most of its styles and comments many times."""
    return pattern.search(value) is not None
