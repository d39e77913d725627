"""The types of addresses: of pages and of images."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from artlint.facts.urls import UrlProblem, has_template, host_of, is_protocol_relative, url_problem
from artlint.facts.values import Value
from artlint.schema.ecma import any_case
from artlint.schema.errors import ErrorType, refusal, wrong_type
from artlint.schema.kinds.kind import TEXT_OPTIONS, Check, Exports, JsonSchema, Judges, Kind, matched, measured
from artlint.schema.kinds.texts import TEMPLATED, TEXT, limit_text

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec

_OPTIONS = TEXT_OPTIONS | {"schemes", "hosts"}
_HAS_SCHEME = "^[a-zA-Z][a-zA-Z0-9+.-]*://"
_HAS_HOST = r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#\\]"


def _url(spec: FieldSpec, _judges: Judges) -> Check:
    def check(value: Value) -> None:
        url = value.text
        if has_template(url):
            return
        problem = None if is_protocol_relative(url) else url_problem(url)
        if problem not in (None, UrlProblem.RAW_CHARACTERS):
            raise wrong_type(value, "url")
        _judge_place(url, spec)

    return check


def _image(spec: FieldSpec, _judges: Judges) -> Check | None:
    # Whether the address can be followed is for the image rules, which judge those of the body the same way.
    if all(getattr(spec, name) in (None, ()) for name in _OPTIONS):
        return None

    def check(value: Value) -> None:
        if not has_template(value.text):
            _judge_place(value.text, spec)

    return check


def _judge_place(url: str, spec: FieldSpec) -> None:
    measured(len(url), spec)
    matched(url, spec)
    host = host_of(url)
    # An address without a scheme has a rule of its own; what it says of the host counts all the same.
    if spec.schemes and host and not is_protocol_relative(url) and url.partition(":")[0].lower() not in spec.schemes:
        raise refusal(ErrorType.SCHEME, allowed=", ".join(spec.schemes))
    if spec.hosts and host and not any(fnmatch.fnmatchcase(host, pattern.lower()) for pattern in spec.hosts):
        raise refusal(ErrorType.HOST, allowed=", ".join(spec.hosts))


def _export(spec: FieldSpec, _exports: Exports) -> JsonSchema:
    parts: list[JsonSchema] = []
    if spec.schemes:
        schemes = "|".join(map(any_case, spec.schemes))
        parts.append({"anyOf": [{"not": {"pattern": _HAS_SCHEME}}, {"pattern": f"^(?:{schemes}):"}]})
    # Sets of letters in a glob are rare, and another language.
    if spec.hosts and not any("[" in host for host in spec.hosts):
        hosts = "|".join(map(_host_pattern, spec.hosts))
        named = rf"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//(?:[^/?#\\]*@)?(?:{hosts})(?::\d*)?(?=[/?#\\]|$)"
        parts.append({"anyOf": [{"not": {"pattern": _HAS_HOST}}, {"pattern": named}]})
    # No `format`: that of JSON Schema refuses blanks and letters beyond ASCII, which have rules of their own.
    schema: JsonSchema = {"type": "string"}
    return {"anyOf": [limit_text(schema | ({"allOf": parts} if parts else {}), spec), TEMPLATED]}


def _host_pattern(glob: str) -> str:
    """Give a pattern for the hosts that `glob` matches, in any letter case."""
    signs = {"*": r"[^/?#\\@:]*", "?": r"[^/?#\\@:]", ".": r"\."}
    return "".join(signs.get(char) or any_case(char) for char in glob)


KINDS = {
    "url": Kind(TEXT, _url, _export, _OPTIONS),
    "image-url": Kind(TEXT, _image, _export, _OPTIONS),
    "image": Kind(TEXT, _image, _export, _OPTIONS),
}
IMAGES = frozenset(("image-url", "image"))
"""The types whose values are images to the rules about images."""
