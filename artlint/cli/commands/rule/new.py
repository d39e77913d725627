"""`artlint rule new`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.rule_source import rules_here
from artlint.cli.streams import standard_output

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PAGE = """\
---
id: {id}
level: warning
message:
  en: 'data-{id} on <{{tag}}>'
  zh: '<{{tag}}> 带有 data-{id} 属性'
match: {{kind: attribute, name: 'data-{id}'}}
fix:
  action: delete
  message:
    en: 'remove the attribute'
    zh: '删除该属性'
---
# {title}

Why it is a problem, and what to do instead.

## Flags

````md at=1:4
<p data-{id}="1">Text</p>
````

becomes

````md
<p>Text</p>
````

## Leaves alone

````md
Write `<p data-{id}>` only inside code.
````
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule new`."""

    rule: Annotated[str, Argument(metavar="ID", help="The id: the name of the thing that is flagged, in kebab case.")]
    category: Annotated[str, Option("--category", metavar="C", help="The folder that the page goes into.")]
    folder: Annotated[str, Option("--folder", metavar="PATH", help="The folder of rule pages.")] = "rules"


def run(flags: Flags) -> Exit:
    """Write the page of a new rule, which passes its own test, to start from."""
    for name in (flags.rule, flags.category):
        if not _ID.match(name):
            raise CommandError(f"{name!r} is not a name in kebab case")
    if flags.rule in rules_here(flags):
        raise CommandError(f"there is a rule {flags.rule!r} already")
    path = Path(flags.folder, flags.category, f"{flags.rule}.md")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(_PAGE.format(id=flags.rule, title=flags.rule.replace("-", " ").capitalize()))
    except FileExistsError as error:
        raise CommandError(f"{path} is there already") from error
    except OSError as error:
        raise CommandError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    if not flags.silent:
        standard_output().write(f"{path}\n")
    return Exit.CLEAN
