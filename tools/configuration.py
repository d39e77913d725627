"""Writes the table of keys in docs/configuration.md; with `--check` only says whether it is up to date.

Run as `python -m tools.configuration [--check]` from the root of the repository.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from artlint.configuration_schema import configuration_schema
from tools.generated import replaced, settle

_PAGE = Path("docs/configuration.md")
_TABLES = {"": "", "LintConfig": "lint.", "OverrideConfig": "override.", "SchemaConfig": "schema."}
"""The tables of a configuration by the name of their definition, and what their keys begin with."""
_TYPES = {"string": "text", "integer": "number", "boolean": "true or false", "array": "list", "object": "table"}


def main(arguments: list[str]) -> int:
    """Give 0 when the table is up to date or was written, 1 when `--check` finds it stale."""
    wanted = replaced(_PAGE.read_text("utf-8"), "keys", _table())
    return settle(_PAGE, wanted, arguments, "the table of keys is stale; run `nox -s generate`")


def _table() -> Iterator[str]:
    schema = configuration_schema()
    yield ""
    yield "| key | value | default | what it says |"
    yield "|---|---|---|---|"
    for name, prefix in _TABLES.items():
        for key, told in (schema["$defs"][name] if name else schema)["properties"].items():
            is_shared = name == "OverrideConfig" and key in schema["$defs"]["LintConfig"]["properties"]
            if not (is_shared or _is_table(told)):
                default = f"`{json.dumps(told['default'])}`" if told.get("default") not in (None, [], {}) else ""
                yield f"| `{prefix}{key}` | {_type(told)} | {default} | {told['description']} |"
    yield ""


def _is_table(told: dict[str, Any]) -> bool:
    """Tell whether a key is one of the tables whose keys are listed."""
    target = told.get("$ref") or (told.get("items") or {}).get("$ref", "")
    return bool(target) and target.rpartition("/")[2] in _TABLES


def _type(told: dict[str, Any]) -> str:
    if "enum" in told:
        return ", ".join(f"`{each}`" for each in told["enum"])
    return _TYPES[told.get("type", "object")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
