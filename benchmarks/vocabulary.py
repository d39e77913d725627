"""Words for articles that nobody wrote: sentences of two languages, and code, drawn from a seeded source of chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

_CHINESE = [
    words.split()
    for words in (
        "本周 今年以来 上月底 近日 十一月初 过去三年 当天下午 发布会之后",
        "，",
        "研究团队 市场部门 开源社区 当地居民 项目负责人 多家企业 一线编辑 参会专家 监管机构 年轻读者",
        "公布了 讨论了 重新评估了 正式上线了 回应了 推迟了 完成了 总结了 对外介绍了",
        "新版本的更新计划 关于数据安全的意见 城市轨道的客流情况 异步编程库的设计 山区道路的修复进度 第三季度的销售结果",
        "，",
        "预计明年春天全部落地 具体细节仍待确认 不少人对此表示期待 相关费用由各方分担 这与此前的估计一致",
        "。",
    )
]
_ENGLISH = [
    words.split("|")
    for words in (
        "The parser|A second run|This release|Our editor|The template|Every request|The old cache",
        "keeps|reads|replaces|explains|skips|rewrites|measures|returns",
        "the whole folder|each article once|the list of fields|a date without a zone|the picture below",
        "before anything is written|in a few lines|unless you ask for more|on every machine|so nothing is lost",
    )
]
_NAMES = ("title", "author", "entries", "limit", "folder", "answer", "counter", "stream")
_CODE = "    {} = {}.{}({})  # {}"


class Vocabulary:
    """Sentences, names and lines of code, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - to be repeatable, not secret

    def pick(self, choices: Sequence[str]) -> str:
        """Give one of `choices`."""
        return self._chance.choice(choices)

    def number(self, most: int) -> int:
        """Give a number from 1."""
        return self._chance.randint(1, most)

    def happens(self, share: float) -> bool:
        """Tell whether something that happens in `share` of all cases does so now."""
        return self._chance.random() < share

    def sentence(self, *, chinese: bool) -> str:
        """Give a sentence of about forty Chinese characters or ten English words."""
        if chinese:
            return "".join(map(self.pick, _CHINESE))
        return " ".join(map(self.pick, _ENGLISH)) + "."

    def fill(self, template: str, *, chinese: bool, **values: object) -> str:
        """Give `template` with its names replaced: by `values`, or by words for `text`, `line`, `name` and such."""
        return template.format_map(_Filling(self, chinese=chinese, values=values))

    def name(self) -> str:
        """Give a lower-case word."""
        return self.pick(_NAMES)

    def code(self, lines: int) -> str:
        """Give lines of Python."""
        body = [
            _CODE.format(self.name(), self.name(), self.name(), self.number(500), self.sentence(chinese=False))
            for _ in range(lines)
        ]
        return "\n".join([f"def {self.name()}({self.name()}):", *body])


class _Filling(dict[str, object]):
    """The names of a template, made up when they are asked for, the same each time in one template."""

    def __init__(self, words: Vocabulary, *, chinese: bool, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self._words = words
        self._chinese = chinese

    def __missing__(self, name: str) -> object:
        self[name] = value = self._made(name)
        return value

    def _made(self, name: str) -> object:
        words = self._words
        match name:
            case "text":
                return ("" if self._chinese else " ").join(words.sentence(chinese=self._chinese) for _ in range(3))
            case "line" | "title":
                return words.sentence(chinese=self._chinese)[:-1]
            case "short":
                return words.sentence(chinese=self._chinese)[:14]
            case "name" | "other":
                return words.name()
            case "number":
                return words.number(9999)
            case "code":
                return words.code(8)
            case _:
                raise KeyError(name)
