from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from artlint.cli.exits import Exit
from artlint.config.model import Config
from artlint.config.validation import validated

CONFIG = """\
preset = "hexo"

[[schema]]
paths = ["posts/**", "!posts/old/**"]
fields = { title = { type = "str", required = true } }

[[schema]]
paths = ["notes/*.md"]
json-schema = "note.json"
"""


@pytest.fixture(autouse=True)
def configured(site: Path) -> Path:
    (site / "artlint.toml").write_text(CONFIG)
    (site / "note.json").write_text('{"properties": {"mood": {"type": "string"}}, "required": ["mood"]}')
    for name in ("posts/old/a.md", "notes/b.md"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("---\ntitle: a\n---\nText.\n")
    return site


def validator(text: str) -> jsonschema_rs.Draft202012Validator:
    document = json.loads(text)
    assert jsonschema_rs.meta.is_valid(document)
    return jsonschema_rs.Draft202012Validator(document, offline=True, validate_formats=True)


def test_the_schema_of_an_article(artlint: Any) -> None:
    result = artlint("schema", "front-matter", "posts/new.md")
    assert result.code == Exit.CLEAN
    assert validator(result.out).is_valid({"title": "a", "more": 1})
    assert not validator(result.out).is_valid({"more": 1})
    assert not validator(result.out).is_valid({"title": "a", "comments": "soon"})


def test_a_folder_has_that_of_the_first_table(artlint: Any) -> None:
    assert artlint("schema", "front-matter").out == artlint("schema", "front-matter", "posts/new.md").out


def test_the_schema_of_a_json_schema_holds_it_whole(artlint: Any) -> None:
    judge = validator(artlint("schema", "front-matter", "notes/b.md").out)
    assert judge.is_valid({"mood": "fine", "title": "a"})
    assert not judge.is_valid({"mood": 1})
    assert not judge.is_valid({"title": "a"})
    assert not judge.is_valid({"mood": "fine", "comments": "soon"})


def test_a_preset_can_be_named(artlint: Any) -> None:
    out = artlint("schema", "front-matter", "--isolated", "--preset", "docusaurus").out
    assert "unlisted" in json.loads(out)["properties"]
    result = artlint("schema", "front-matter", "--preset", "docusaurs")
    assert result.code == Exit.FAILED
    assert "did you mean 'docusaurus'" in result.err


def test_unknown_fields_are_refused_where_a_rule_reports_them(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text(CONFIG.replace("[[", '[lint]\nextend-select = ["unknown-field"]\n\n[[', 1))
    assert not validator(artlint("schema", "front-matter").out).is_valid({"title": "a", "more": 1})


@pytest.mark.parametrize("command", [("front-matter", "posts/dirty.md"), ("config",)])
def test_a_stale_file_is_told(artlint: Any, site: Path, command: tuple[str, ...]) -> None:
    path = site / "schema.json"
    missing = artlint("schema", *command, "--check", str(path))
    assert missing.code == Exit.FINDINGS
    assert "is not there; write it with: artlint schema" in missing.err
    assert artlint("schema", *command, "-o", str(path)).out == ""
    assert artlint("schema", *command, "--check", str(path)).code == Exit.CLEAN
    path.write_text(path.read_text("utf-8").replace('"type"', '"typ"', 1), "utf-8")
    stale = artlint("schema", *command, "--check", str(path))
    assert (stale.code, stale.out) == (Exit.FINDINGS, "")
    assert "is stale" in stale.err


def test_the_schema_of_the_configuration(artlint: Any, repository: Path) -> None:
    judge = validator(artlint("schema", "config").out)
    for path in (repository / "examples" / "artlint.toml", repository / "pyproject.toml"):
        data = tomllib.loads(path.read_text("utf-8"))
        data = data["tool"]["artlint"] if path.name == "pyproject.toml" else data
        validated(Config, data)
        assert judge.is_valid(data)
    assert judge.is_valid(tomllib.loads(CONFIG))


def test_options_come_with_what_they_do(artlint: Any) -> None:
    options = json.loads(artlint("schema", "config").out)["$defs"]["Rules"]["properties"]["inline-style"]["properties"]
    assert options["not-tags"]["description"] == options["extend-not-tags"]["description"] == "Never on these elements."


@pytest.mark.parametrize(
    "text",
    [
        "presets = 'hexo'",
        "preset = 'hex'",
        "timezone = 8",
        "[lint]\nselct = ['all']",
        "[lint]\nselect = 'all'",
        "[lint.level]\nbom = 'loud'",
        "[lint.rules.inline-style]\nnames = 'a'",
        "[[schema]]\npath = ['a']",
        "[[override]]\nignore = ['bom']",
        "[[override]]\npaths = ['a']\nlevel.bom = 'loud'",
        "[[override]]\npaths = ['a']\nrules.inline-style.names = 'a'",
        "[[schema]]\nfields = { title = { type = 'strng' } }",
        "[[schema]]\nfields = { title = { typ = 'str' } }",
        "[[schema]]\nfields = { tags = { type = 'list', items = { type = 'str', maxlength = 3 } } }",
    ],
)
def test_the_schema_refuses_what_artlint_refuses(artlint: Any, site: Path, text: str) -> None:
    assert not validator(artlint("schema", "config").out).is_valid(tomllib.loads(text))
    (site / "artlint.toml").write_text(text)
    assert artlint("check").code == Exit.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "extend = 'base.toml'",
        "[[override]]\npaths = ['a']\nextend-select = ['dates']\nlevel.bom = 'off'\nrules.inline-style.tags = ['p']",
        "rule-paths = ['editorial']\n[lint.level]\nhouse-rule = 'error'\n[lint.rules.house-rule]\nanything = 1",
        "[lint]\nselect = ['html', 'all', 'house-rule']\nper-file-ignores = { 'a/**' = ['bom'] }",
        "[lint.rules.missing-editor-line]\npatterns = ['(?i)a']\nextend-patterns = ['b']\nminimum = 2",
        "[[schema]]\nmodel = 'post'\nfields = { a = { type = ['str', 'list'], items = { type = 'int', min = 1.5 } } }",
    ],
)
def test_the_schema_lets_pass_what_is_right(artlint: Any, text: str) -> None:
    assert validator(artlint("schema", "config").out).is_valid(tomllib.loads(text))


def shown(artlint: Any, path: str) -> tuple[list[str], dict[str, Any], str]:
    """The comments on the schema, its fields, and all that is printed."""
    result = artlint("check", "--show-settings", path)
    assert result.code == Exit.CLEAN
    lines = result.out.splitlines()
    start = lines.index("[schema-fields]")
    comments = [line for line in lines[:start] if line.startswith("#")]
    return comments, tomllib.loads("\n".join(lines[start:]))["schema-fields"], result.out


def test_the_settings_of_an_article_say_which_schema_holds_and_why(artlint: Any) -> None:
    comments, fields, out = shown(artlint, "posts/dirty.md")
    place = "artlint.toml:3"
    assert comments == [f'# posts/dirty.md: the [[schema]] at {place}, because its "posts/**" matches']
    assert fields["title"] == {"type": "str", "required": True}
    assert f"# {place}" in next(line for line in out.splitlines() if line.startswith("title ="))
    assert "# preset hexo" in next(line for line in out.splitlines() if line.startswith("comments ="))
    assert 'preset = "hexo"' in out


def test_the_settings_say_why_others_do_not(artlint: Any) -> None:
    comments, fields, _ = shown(artlint, "posts/old/a.md")
    assert comments == [
        "# posts/old/a.md: the fields of the preset hexo, because no [[schema]] is for this path",
        '# not the one at artlint.toml:3: its "!posts/old/**" takes the path back',
        "# not the one at artlint.toml:7: none of its paths matches",
    ]
    assert "required" not in fields["title"]


def test_the_settings_name_a_json_schema(artlint: Any) -> None:
    comments, fields, _ = shown(artlint, "notes/b.md")
    assert '# json-schema = "note.json"' in comments
    assert "mood" not in fields


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# item\n[[schema]]\n[schema.fields.tags]\ntype = 'list'\nitem = { type = 'str' }\n",
            "artlint.toml:5: unknown key `schema[0].fields.tags.item`; did you mean `items`?",
        ),
        (
            "[[schema]]\npaths = ['type']\n[[schema]]\nfields.a.type = 'str'\nfields.b = { items = { typ = 'str' } }\n",
            "artlint.toml:5: unknown key `schema[1].fields.b.items.typ`; did you mean `type`?",
        ),
        (
            "[[schema]]\n[schema.fields.b]\nrequired = true\n",
            "artlint.toml:2: the key `schema[0].fields.b.type` is missing",
        ),
        (
            "[[schema]]\n[schema.fields.a]\ntype = ['list', 'str']\nitems = { type = 'strng' }\n",
            "artlint.toml:4: schema[0].fields.a.items.type: unknown type 'strng'",
        ),
        (
            "schema = [\n  { fields = { a = { type = 'str' } } },\n  { model = 'nothing' },\n]\n",
            "artlint.toml:3: schema[1].model: no installed package offers the model 'nothing'",
        ),
    ],
)
def test_a_wrong_field_names_file_line_and_what_is_near(artlint: Any, site: Path, text: str, said: str) -> None:
    (site / "artlint.toml").write_text(text)
    result = artlint("check")
    assert result.code == Exit.FAILED
    assert said in result.err


def test_a_wrong_field_in_pyproject_names_its_line(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").unlink()
    text = "[project]\nname = 'site'\n\n[[tool.artlint.schema]]\nfields.name = { type = 'str', mx = 1 }\n"
    (site / "pyproject.toml").write_text(text)
    assert "pyproject.toml:5: unknown key `schema[0].fields.name.mx`" in artlint("check").err


def test_every_key_is_described_and_none_is_null(artlint: Any) -> None:
    schema = json.loads(artlint("schema", "config").out)
    tables = [schema, *(schema["$defs"][name] for name in ("LintConfig", "OverrideConfig", "SchemaConfig"))]
    assert [key for table in tables for key, told in table["properties"].items() if not told.get("description")] == []
    assert "null" not in json.dumps([table["properties"] for table in tables])
