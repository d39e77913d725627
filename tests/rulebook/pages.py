"""Rule pages as the tests write them."""

from __future__ import annotations

from pathlib import Path

PAGE = """\
---
id: shelf-mark
level: warning
message:
  en: 'shelf mark on <{tag}>'
  zh: '<{tag}> 带有书架号'
match: {kind: attribute, name: 'data-shelf', not-tags: [td]}
fix:
  action: delete
  unsafe-when: {value-matches: 'keep'}
  message: {en: 'remove it', zh: '删除'}
---
# Shelf mark

Only the library needs it.

## Flags

```md at=1:4
<p data-shelf="7">Text</p>
```

becomes

```md
<p>Text</p>
```

## Leaves alone

```md
Write `<p data-shelf>` only inside code.
```
"""

WORD_PAGE = """\
---
id: our-word
message: {en: 'write “{replacement}”', zh: '写作“{replacement}”'}
match:
  kind: text
  fields: [title]
  replace:
    - {find: 'quai', put: 'quay'}
fix:
  action: replace
  safety: unsafe
  owns: [word]
  message: {en: 'write it', zh: '改写'}
  reason: {en: 'it changes words', zh: '会改动文字'}
---
# Our word

The house says it so.

## Flags

```md at=2:16,4:3
---
title: The old quai
---
A quai.
```

becomes

```md
---
title: The old quay
---
A quay.
```

## Leaves alone

```md
The `quai` of the code.
```
"""


def write_page(folder: Path, text: str = PAGE, name: str = "house/shelf-mark.md") -> Path:
    """Write a page into a folder of pages and give its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path
