"""An article: one document and everything that it says, each fact computed once and only when asked for."""

from __future__ import annotations

from dataclasses import replace

from artlint.document import Document
from artlint.facts.definitions import find_definitions
from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.facts.headings import Headings, find_headings, in_html
from artlint.facts.html import Html
from artlint.facts.lazy import lazy
from artlint.facts.links import Link, find_links
from artlint.facts.markdown import Markdown, RawHtml, read_markdown, render
from artlint.facts.masks import mask_out
from artlint.facts.opaque import find_opaque
from artlint.facts.passages import Passage
from artlint.facts.prose import read_prose
from artlint.facts.repairs import apply_edits, repair_leaks
from artlint.facts.signatures import Signature, find_signatures
from artlint.facts.syntaxes import find_extensions, find_templates, may_extend
from artlint.facts.templates import Gives, Template, most, outermost
from artlint.findings import Edit
from artlint.presets import FrontMatterForm
from artlint.text import Lines, Span

_HTML_SUFFIXES = frozenset((".html", ".htm"))


class Article:
    """One document read as an article; spans count code points of the document's text."""

    def __init__(self, document: Document, form: FrontMatterForm, syntax: tuple[str, ...] = ()) -> None:
        self.document = document
        self.text = document.text
        self.form = form
        self.syntax = syntax

    @property
    def lines(self) -> Lines:
        """The lines of the text."""
        return self.document.lines

    @lazy
    def front_matter(self) -> FrontMatter | None:
        """The front matter, well placed or not; None when there is none."""
        return find_front_matter(self.text, self.form)

    @lazy
    def body_start(self) -> int:
        """The offset at which the body begins."""
        return self.front_matter.block.closer.end if self.front_matter else 0

    @lazy
    def body(self) -> str:
        """The text behind the front matter."""
        return self.text[self.body_start :]

    @lazy
    def templates(self) -> list[Span]:
        """The stretches of the body that are template syntax, in order and apart: opaque to every rule."""
        return [Span(start + self.body_start, end + self.body_start) for start, end, _ in self._templates]

    @lazy
    def templates_give(self) -> Gives:
        """The most that one of the templates may put on the page; in code it is only shown."""
        if not self._templates:
            return Gives.NOTHING
        code = sorted([*self.markdown.code_spans, *(block.span for block in self.markdown.code_blocks)])
        return most(self._templates, [Span(start - self.body_start, end - self.body_start) for start, end in code])

    @lazy
    def _templates(self) -> list[Template]:
        return outermost([*self._tags, *self._extensions]) if self._extensions else self._tags

    @lazy
    def _tags(self) -> list[Template]:
        return find_templates(self.body, self.syntax, self.document.suffix)

    @lazy
    def _extensions(self) -> list[Template]:
        suffix = self.document.suffix
        if self.is_html or not may_extend(self._body_without_tags, self.syntax, suffix):
            return []
        markdown = self._markdown_without_tags
        return find_extensions(self._body_without_tags, self.body_start, markdown, self.syntax, suffix)

    @lazy
    def _body_without_tags(self) -> str:
        return mask_out(self.body, [each.span for each in self._tags])

    @lazy
    def _markdown_without_tags(self) -> Markdown:
        return read_markdown(self._body_without_tags, self.body_start)

    @lazy
    def _opaque_body(self) -> str:
        # Nearly all articles have no syntax beside Markdown, and are read once.
        return mask_out(self.body, self.templates, self.body_start) if self._extensions else self._body_without_tags

    @lazy
    def opaque_text(self) -> str:
        """The text with every template of the body filled in with letters, each character standing where it stood."""
        return self.text[: self.body_start] + self._opaque_body if self.templates else self.text

    @lazy
    def is_html(self) -> bool:
        """Tell whether the whole body is HTML, by the extension of the path."""
        return self.document.suffix in _HTML_SUFFIXES

    @lazy
    def markdown(self) -> Markdown:
        """The Markdown structure of the body; that of MDX has no raw HTML, since its tags are components."""
        found = self._commonmark
        if self._is_mdx:
            return replace(found, raw_html=())
        return found

    @lazy
    def _is_mdx(self) -> bool:
        return self.document.suffix == ".mdx"

    @lazy
    def _commonmark(self) -> Markdown:
        if self.is_html:
            whole = Span(self.body_start, len(self.text))
            return Markdown(raw_html=(RawHtml(whole, inline=False, container=0, block_end=whole.end),))
        return read_markdown(self._opaque_body, self.body_start) if self._extensions else self._markdown_without_tags

    @lazy
    def html(self) -> Html:
        """The HTML of the body."""
        return Html(self._opaque_body, self.body_start, self.markdown)

    @lazy
    def markup(self) -> Html:
        """The HTML of the body with the tags of MDX in it, for those who only have to keep away from tags."""
        return Html(self._opaque_body, self.body_start, self._commonmark) if self._is_mdx else self.html

    @lazy
    def opaque(self) -> list[Span]:
        """The code, samples and templates of the body: what no rule about text looks at; in order and apart."""
        return find_opaque(self._commonmark, self.markup, self.templates)

    @lazy
    def repairs(self) -> dict[int, tuple[Edit, ...]]:
        """Edits that put each leak back, by its offset; empty where there are none that change nothing else."""
        return repair_leaks(self.html, self.lines) if self.html.leaks else {}

    @lazy
    def mended_html(self) -> str:
        """The HTML that Markdown makes of the body once every leak is put back."""
        edits = [edit for repair in self.repairs.values() for edit in repair]
        return render(apply_edits(self.opaque_text, edits)[self.body_start :])

    @lazy
    def prose(self) -> list[Passage]:
        """The words of the body that readers see, by paragraphs."""
        return read_prose(self.html, self.templates, is_mdx=self._is_mdx)

    @lazy
    def headings(self) -> Headings:
        """The headings of the body, in Markdown and HTML."""
        if self.is_html:
            return Headings(tuple(sorted(in_html(self.body, self.body_start, self.html))), ())
        return find_headings(self._opaque_body, self.body_start, self.html)

    @lazy
    def signatures(self) -> list[Signature]:
        """The lines of the body that name its editor, author, source or translator."""
        return find_signatures(self.body, lambda: self.prose)

    @lazy
    def links(self) -> list[Link]:
        """The images and links of the body."""
        return find_links(self.markdown, self.html)

    @lazy
    def definitions(self) -> dict[tuple[str, str], Span]:
        """The places of the addresses of Markdown references, by label and address."""
        return find_definitions(self._opaque_body, self.body_start, self.markdown)
