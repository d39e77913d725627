"""Traditional characters in simplified Chinese, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import ClassVar, Literal

import regex

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.passages import Passage
from artlint.matchers.base import Context, Match, Matcher
from artlint.patterns import Pattern, joined

_IN_BOTH = frozenset(
    "伋伕佺倣偭偯偺傚僇僎僩儅儳劻勗勦吋呎啗啣嘐堉塭塽墦奭妳姅姪嬝屘屝崁巉帟彊徬惇愒慇抆揹搆搾撚撢擭敔昤晅"
    "晞暍暱暸杗枓栘梂梡梱棻楛榣槃橾櫂櫺歜毚毬汍沍沘沬泜洸浥浬涊湣湩湲潟潠澴濩濬炤焜煆煖燄燐燸牠玆玥玨珪珮"
    "琍琯瑯璘璟瓖甦甽疢痲痳痺瘉睪瞇瞋瞭砠砲硿祇祐穋箄箠篛簷籐籣籥糢縿繙耑脤脰芣蔆蘗衹裯褕褽覜觔觼詨詻誧豭"
    "賸跦跼踡踫迆迺遝郃鄗鄘釆釭鉼銲鎗鑤阬隄雊霤韹餽鯈鶸鼇"
    "傈墒着硷酞酶於瞭"
)
"""Characters that only one of the two sets has, although both scripts write them so, or hardly ever."""
_OTHER_LANGUAGES = regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Hangul}]", regex.VERSION1)


class Find(Matcher):
    """Characters of the script that has at most `share` of those in an article that tell the two apart.

    An article with fewer than `minimum` of them says too little. What a match of `allow` touches does not count.
    """

    placeholders: ClassVar = frozenset(("value", "count"))
    variants: ClassVar = frozenset(("simplified",))

    kind: Literal["check"]
    minimum: int = option(default=40, ge=1)
    share: float = option(default=0.05, gt=0, lt=0.5)
    allow: tuple[Pattern, ...] = ()

    @cached_property
    def _allowed(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow])

    def find(self, context: Context) -> Iterable[Match]:
        """Give the characters, those that follow one another together."""
        article = context.article
        return () if article.text.isascii() else self._among(article)

    def _among(self, article: Article) -> Iterator[Match]:
        simplified, traditional = _tellers()
        passages = [(each, self._words(each)) for each in article.prose if not _OTHER_LANGUAGES.search(each.words)]
        plain = sum(map(simplified.__contains__, "".join(words for _, words in passages)))
        full = sum(map(traditional.__contains__, "".join(words for _, words in passages)))
        fewer = min(plain, full)
        if not fewer or plain + full < self.minimum or fewer > self.share * (plain + full):
            return
        strange, variant = (traditional, "") if plain > full else (simplified, "simplified")
        for passage, words in passages:
            for start, end in _stretches(words, strange):
                values = {"value": words[start:end], "count": str(fewer)}
                yield Match(passage.span(start, end), values, variant)

    def _words(self, passage: Passage) -> str:
        if self._allowed is None:
            return passage.text
        return self._allowed.sub(lambda match: " " * len(match[0]), passage.text)


def _stretches(words: str, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = None
    for index, character in enumerate([*words, ""]):
        if character in wanted and character:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None


@cache
def _tellers() -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters that only simplified, and those that only traditional text has.

    They are the first levels, which are those in common use, of GB 2312 and of Big5, without what the other set has.
    """
    simplified = _hanzi("gb2312", range(0xB0, 0xD8)) - _hanzi("big5", range(0xA4, 0xFA))
    traditional = _hanzi("big5", range(0xA4, 0xC7)) - _hanzi("gb2312", range(0xB0, 0xF8))
    return simplified - _IN_BOTH, traditional - _IN_BOTH


def _hanzi(encoding: str, leads: range) -> frozenset[str]:
    text = "".join(bytes((lead, trail)).decode(encoding, "ignore") for lead in leads for trail in range(0x40, 0xFF))
    return frozenset(character for character in text if "\u4e00" <= character <= "\u9fff")
