"""Answers on short texts that are kept: the articles of one site say the same again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

_Judge = TypeVar("_Judge", bound=Callable[..., Any])


def remembered(longest: int, most: int = 4096) -> Callable[[_Judge], _Judge]:
    """Give what makes a function keep its answers, `most` of them, where its last argument is a text no longer than so.

    `longest` is in code points: a long text is hardly there twice, and takes room.
    """

    def keeping(judge: _Judge) -> _Judge:
        kept = lru_cache(maxsize=most)(judge)

        @wraps(judge)
        def answer(*given: Any) -> Any:
            return (kept if len(given[-1]) <= longest else judge)(*given)

        return cast("_Judge", answer)

    return keeping
