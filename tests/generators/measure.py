"""Feed values.json to the parsers of site generators in three time zones and write measured.json; see README.md."""

from __future__ import annotations

import html
import importlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ZONES = ("UTC", "Asia/Shanghai", "America/New_York")
HUGO = Path(sys.prefix, "bin", "hugo")
Results = dict[str, dict[str, Any]]


class BlockError(Exception):
    """The whole block is lost with the value."""


class IgnoredError(Exception):
    """The value is passed over in silence."""


def instant(moment: datetime) -> str:
    """Give a moment as the other script does; one without a zone is taken in the zone of the machine."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return text.replace(".000Z", "Z")


def measured(call: Callable[[str], str], text: str) -> str:
    """Give the instant that `call` makes of `text`, or how it refuses."""
    try:
        return call(text)
    except BlockError:
        return "!block"
    except IgnoredError:
        return "!ignored"
    except Exception:  # noqa: BLE001 - whatever a generator raises, it refuses the value
        return "!error"


def material(text: str) -> str:
    """Give what the blog of mkdocs-material makes of a date; a string is refused, a broken block passed over."""
    _, data = importlib.import_module("mkdocs.utils.meta").get_data(f"---\ndate: {text}\n---\n\nText.\n")
    if "date" not in data:
        raise BlockError
    option = importlib.import_module("material.plugins.blog.structure.options").PostDate()
    option.pre_validation(data, "date")
    return instant(option.run_validation(data["date"])["created"])


def pelican(text: str) -> str:
    """Give what pelican makes of a date; its own setting, UTC unless set, is the zone of one that names none."""
    readers = importlib.import_module("pelican.readers")
    settings = importlib.import_module("pelican.settings").DEFAULT_CONFIG | {"DEFAULT_METADATA": {}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "post.md")
        path.write_text(f"title: A\ndate: {text}\n\nText.\n", "utf-8")
        found: datetime = readers.MarkdownReader(settings).read(str(path))[1]["date"]
    return instant(found if found.tzinfo else found.replace(tzinfo=UTC))


def hugo(front_matter: str) -> str:
    """Give what Hugo makes of a date, from its own list of pages."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hugo.toml").write_text('baseURL = "https://example.com/"\n', "utf-8")
        Path(folder, "content").mkdir()
        Path(folder, "content", "post.md").write_text(front_matter, "utf-8")
        command = [str(HUGO), "list", "all", "--source", folder]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise BlockError if "unmarshal" in ran.stderr else ValueError
    moment = ran.stdout.splitlines()[-1].split(",")[3]
    if moment.startswith("0001-"):
        raise IgnoredError
    return instant(datetime.fromisoformat(moment))


# Zola has no package on npm or PyPI. This follows components/utils/src/de.rs (`from_unknown_datetime`,
# `parse_yaml_datetime`) and components/content/src/front_matter/page.rs (`parse_datetime`) at b224226.
_TOML_DATE = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[Tt ](?P<time>\d\d:\d\d:\d\d(?:\.\d+)?)(?P<zone>[Zz]|[+-]\d\d:\d\d)?)?\Z", re.ASCII
)
_YAML_DATE = re.compile(
    r'"?(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(\.\d{0,9})?[ \t]*'
    r'(?:(Z)|(?:([-+]\d\d?)(?::(\d\d))?))?)?"?\Z',
    re.ASCII,
)


def zola(text: str) -> str:
    """Give what Zola's source makes of a date in YAML: always text there, which its own patterns read."""
    value = importlib.import_module("yaml").load(f"a: {text}", importlib.import_module("yaml").BaseLoader)["a"]
    if text[:1] not in "'\"" and re.fullmatch(r"[-+]?[0-9]+|true|false", text):
        raise ValueError(text)  # a number or a truth value is neither of the two variants of MaybeDatetime
    return zola_text(value)


def zola_text(value: str) -> str:
    """Give what Zola's source makes of the text of a date."""
    found = _TOML_DATE.match(value)
    if found is not None:
        try:
            read = datetime.fromisoformat(f"{found['date']}T{found['time'] or '00:00:00'}{found['zone'] or 'Z'}")
            return instant(read)
        except ValueError:
            pass
    found = _YAML_DATE.match(value)
    if found is None:
        raise ValueError(value)
    year, month, day, hour, minute, second, fraction, _, offset, more = found.groups()
    # The offset is applied to the epoch before the parts are replaced one by one: west of Greenwich that is
    # 31 December 1969, which has no counterpart in a short month.
    moment = datetime.fromtimestamp(0, UTC)
    if offset is not None:
        hours = int(offset)
        tail = int(more or 0) * (-1 if hours < 0 else 1)
        timezone = importlib.import_module("datetime").timezone
        moment = moment.astimezone(timezone(importlib.import_module("datetime").timedelta(hours=hours, minutes=tail)))
    moment = moment.replace(year=int(year)).replace(month=int(month)).replace(day=int(day))
    moment = moment.replace(hour=int(hour or 0)).replace(minute=int(minute or 0)).replace(second=int(second or 0))
    return instant(moment.replace(microsecond=int(float(fraction or 0) * 1_000_000)))


def zola_toml(text: str) -> str:
    """Give what Zola's source makes of a date in TOML: one of TOML's own, or text."""
    value = importlib.import_module("tomllib").loads(f"a = {text}")["a"]
    if not isinstance(value, str | date):
        raise TypeError(text)
    return zola_text(value if isinstance(value, str) else str(value).replace(" ", "T"))


def dates(values: dict[str, list[str]]) -> dict[str, Results]:
    """Give the instants of all dates in the zone of this process."""
    calls: dict[str, dict[str, Callable[[str], str]]] = {
        "yaml": {
            "hugo": lambda text: hugo(f"---\ndate: {text}\n---\n"),
            "zola": zola,
            "pelican": pelican,
            "mkdocs": material,
        },
        "toml": {"hugo": lambda text: hugo(f"+++\ndate = {text}\n+++\n"), "zola": zola_toml},
    }
    return {
        form: {text: {name: measured(call, text) for name, call in of.items()} for text in values[form]}
        for form, of in calls.items()
    }


def shown(value: object) -> list[object]:
    """Give the type and the value of a scalar as the other script does."""
    if value is None:
        return ["null", None]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", value if abs(value) < 2**53 else str(value)]
    if isinstance(value, float):
        is_plain = value == value and abs(value) != float("inf")  # noqa: PLR0124 - NaN is not equal to itself
        return ["float", value if is_plain else str(value)]
    if isinstance(value, date):
        return ["date", str(value)]
    return ["str", value] if isinstance(value, str) else [type(value).__name__, str(value)]


def hugo_scalar(block: str) -> list[object]:
    """Give the Go type and the value that Hugo makes of a scalar."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section"]\n', "utf-8")
        (root / "content").mkdir()
        (root / "layouts").mkdir()
        (root / "content" / "_index.md").write_text(f"---\n{block}---\n", "utf-8")
        (root / "layouts" / "index.html").write_text('{{ printf "%T|%v" .Params.a .Params.a }}', "utf-8")
        ran = subprocess.run([str(HUGO), "--source", folder], capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            return ["!", "does not build"]
        kind, _, value = (root / "public" / "index.html").read_text("utf-8").partition("|")
    names = {"<nil>": "null", "string": "str", "uint64": "int", "int64": "int", "float64": "float", "time.Time": "date"}
    kind = names.get(html.unescape(kind), kind)
    return [kind, None if kind == "null" else html.unescape(value)]


def scalars(values: dict[str, Any]) -> Results:
    """Give what PyYAML and Hugo make of each scalar."""
    yaml = importlib.import_module("yaml")
    found: Results = {}
    blocks = {text: f"a: {text}\n" for text in values["scalars"]} | values["blocks"]
    for name, block in blocks.items():
        try:
            read = shown(yaml.safe_load(io.StringIO(block))["a"])
        except Exception as error:  # noqa: BLE001 - PyYAML raises seven kinds that are not its own
            read = ["!", f"{type(error).__name__}: {error}".splitlines()[0]]
        found[name] = {"PyYAML": read, "hugo": hugo_scalar(block)}
    return found


def in_zone(zone: str, home: str, values: dict[str, Any]) -> dict[str, Any]:
    """Give everything as measured on a machine in `zone`."""
    os.environ["TZ"] = zone
    time.tzset()
    with tempfile.TemporaryDirectory() as folder:
        values_file = Path(folder, "values.json")
        values_file.write_text(json.dumps(values), "utf-8")
        output = Path(folder, "result.json")
        command = ["node", "--no-warnings", str(HERE / "measure.mjs"), home, str(values_file), str(output)]
        # Ruby in WebAssembly brings node 20 down in about every third run.
        for _ in range(20):
            if subprocess.run(command, check=False, capture_output=True).returncode == 0:
                break
        found: dict[str, Any] = json.loads(output.read_text("utf-8"))
    for form, rows in dates(values).items():
        for text, row in rows.items():
            found["dates"][form][text] |= row
    return found


def main(home: str) -> None:
    """Measure in all zones and write what was found."""
    values = json.loads((HERE / "values.json").read_text("utf-8"))
    values["yaml"] = [each for text in values["yaml"] for each in (text, f"'{text}'") if each[:2] != "'\""]
    zones = [in_zone(zone, home, values) for zone in ZONES]
    python = ("hugo", "mkdocs-material", "pelican", "python-dateutil", "PyYAML")
    result: dict[str, Any] = {
        "versions": zones[0]["versions"] | {name: version(name) for name in python},
        "zones": ZONES,
    }
    for form in ("yaml", "toml"):
        result[form] = {}
        for text in values[form]:
            rows = [found["dates"][form][text] for found in zones]
            result[form][text] = {name: folded([row[name] for row in rows]) for name in rows[0]}
    read = scalars(values)
    result["scalars"] = {text: zones[0]["scalars"][text] | read[text] for text in read}
    (HERE / "measured.json").write_text(written(result), "utf-8")


def folded(found: list[str]) -> str | list[str]:
    """Give one value for all zones where they agree."""
    return found[0] if len(set(found)) == 1 else found


def written(result: dict[str, Any]) -> str:
    """Give the result as JSON with one value a line, so that a difference can be read."""
    parts = []
    for key, part in result.items():
        if key in ("versions", "zones"):
            parts.append(f"  {json.dumps(key)}: {json.dumps(part, ensure_ascii=False)}")
            continue
        rows = (json.dumps({text: row}, ensure_ascii=False)[1:-1] for text, row in part.items())
        parts.append(f"  {json.dumps(key)}: {{\n    " + ",\n    ".join(rows) + "\n  }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main(sys.argv[1])
