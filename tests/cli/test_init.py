from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from artlint.cli.exits import Exit
from artlint.config.model import Config
from artlint.config.validation import validated
from artlint.configuration_schema import configuration_schema

ADDED = (
    ".pre-commit-config.yaml",
    ".github/workflows/artlint.yml",
    ".vscode/tasks.json",
    ".vscode/artlint.schema.json",
)


@pytest.fixture
def hexo(site: Path) -> Path:
    (site / "_config.yml").write_text("new_post_name: :title.md\ntimezone: Asia/Shanghai\n")
    for number in range(1, 9):
        post = site / "source" / "_posts" / f"{number}.md"
        post.parent.mkdir(parents=True, exist_ok=True)
        post.write_text(f"---\ntitle: a{number}\ndate: 2024/1/{number}\n---\n<p style='mso-a: red'>来源：晨报</p>\n")
    return site


def found(artlint: Any, *flags: str) -> list[str]:
    return [
        f"{each['path']} {each['rule']}" for each in json.loads(artlint("check", "--output-format", "json", *flags).out)
    ]


def test_a_configuration_is_written_with_what_the_repository_shows(artlint: Any, hexo: Path) -> None:
    before = found(artlint)
    result = artlint("init")
    assert (result.code, result.out) == (Exit.CLEAN, "artlint.toml\n")
    data = tomllib.loads((hexo / "artlint.toml").read_text("utf-8"))
    assert (data["preset"], data["timezone"]) == ("hexo", "Asia/Shanghai")
    assert "note: preset hexo, because of `_config.yml` with `new_post_name:` beside `source/_posts`" in result.err
    assert "note: timezone Asia/Shanghai, as _config.yml says" in result.err
    assert "note: dates in date: slash in 8; the first is taken for usual" in result.err
    assert "note: no article names an editor: missing-editor-line is off" in result.err
    # What all of them have is usual here, what none of them has is not wanted; everything else is found as it was.
    gone = ("non-canonical-date", "missing-editor-line")
    assert "slash" in data["schema"][0]["fields"]["date"]["canonical"]
    assert {each.split()[1] for each in before} == {"inline-style", *gone}
    assert found(artlint) == [each for each in before if not each.endswith(gone)]


def test_it_is_right_as_it_stands_and_with_every_line_switched_on(artlint: Any, hexo: Path) -> None:
    judge = jsonschema_rs.Draft202012Validator(configuration_schema())
    artlint("init")
    text = (hexo / "artlint.toml").read_text("utf-8")
    on = re.sub(r"(?m)^# (?=\[|[\w-]+ = )", "", text)
    assert on != text
    for each in (text, on):
        data = tomllib.loads(each)
        validated(Config, data)
        assert judge.is_valid(data)
    (hexo / "artlint.toml").write_text(on.replace('rule-paths = ["editorial/rules"]', ""), "utf-8")
    assert artlint("check").code == Exit.FINDINGS


def test_the_fields_that_articles_have_are_proposed(artlint: Any, site: Path) -> None:
    for number in range(8):
        fields = {"title": "Rain", "weight": number, "cover": f"https://example.org/{number}.png", "day": "2024-01-02"}
        block = "".join(f"{name}: {value}\n" for name, value in fields.items())
        more = "rare: 1\n" if number > 6 else ""
        (site / "posts" / f"{number}.md").write_text(f"---\n{block}{more}---\nRain.\n")
    for name in ("dirty", "clean"):
        (site / "posts" / f"{name}.md").unlink()
    artlint("init")
    lines = (site / "artlint.toml").read_text("utf-8").splitlines()
    block = "\n".join(line.removeprefix("# ") for line in lines[lines.index("# [[schema]]") :])
    fields = tomllib.loads(block)["schema"][0]["fields"]
    assert fields["weight"] == {"type": "int", "required": True}
    assert fields["cover"]["required"]
    assert fields["day"] == {"type": "date", "required": True}
    assert "title" in fields
    assert "rare" not in fields
    assert "# in 8 of 8" in block


@pytest.mark.parametrize(
    ("signature", "off", "told"),
    [("", True, "note: no article names an editor: missing-editor-line is off"), ("<p>Editor: Lin Yi</p>", False, "")],
)
def test_the_rule_on_editors_is_off_where_no_article_names_one(
    artlint: Any, site: Path, signature: str, told: str, *, off: bool
) -> None:
    for number in range(6):
        text = f"---\ndate: 2024-01-0{number + 1}\n---\n<div>\n<p>来源：晨报</p>\n<h2>Fog</h2>\n"
        (site / "posts" / f"{number}.md").write_text(text + (signature if number == 3 else "") + "</div>\n")
    result = artlint("init")
    levels = tomllib.loads((site / "artlint.toml").read_text("utf-8"))["lint"]["level"]
    assert levels == ({"missing-editor-line": "off"} if off else {})
    assert told in result.err
    if not off:
        assert "note: 1 article names an editor" in result.err
    assert ("posts/1.md missing-editor-line" in found(artlint)) is not off


@pytest.mark.parametrize("name", ["artlint.toml", ".artlint.toml"])
@pytest.mark.parametrize("held", ["lang = 'en'\n", "lang = 'en\n"], ids=["right", "broken"])
def test_no_configuration_is_overwritten_unasked(artlint: Any, hexo: Path, name: str, held: str) -> None:
    (hexo / name).write_text(held)
    result = artlint("init")
    assert (result.code, result.out) == (Exit.FAILED, "")
    assert f"note: {name} is there already; --force writes it anew" in result.err
    assert (hexo / name).read_text() == held
    forced = artlint("init", "--force")
    assert (forced.code, forced.out) == (Exit.CLEAN, f"{name}\n")
    assert 'preset = "hexo"' in (hexo / name).read_text("utf-8")


def test_no_second_configuration_is_put_beside_that_of_a_project(artlint: Any, hexo: Path) -> None:
    (hexo / "pyproject.toml").write_text("[tool.artlint]\nlang = 'en'\nlint = {select = ['html'], ignore = ['bom']}\n")
    told = (
        "pyproject.toml (lang, lint.select, lint.ignore) holds here already; an artlint.toml beside it takes its place"
    )
    for flags in ((), ("--force",)):
        result = artlint("init", *flags)
        assert (result.code, result.out) == (Exit.FAILED, "")
        assert result.err.startswith(f"error: {told}")
        assert "add to its table [tool.artlint], or take that out first" in result.err
    assert f"note: {told}" in artlint("init", "--dry-run").err
    result = artlint("init", "--with", "pre-commit")
    assert (result.code, result.out) == (Exit.CLEAN, ".pre-commit-config.yaml\n")
    assert not (hexo / "artlint.toml").exists()


def test_below_another_configuration_one_is_written_when_asked_or_for_a_site_of_its_own(
    artlint: Any, site: Path
) -> None:
    (site / "artlint.toml").write_text("lang = 'en'\n")
    told = "artlint.toml (lang) holds for posts already; a configuration there takes its place"
    result = artlint("init", "posts")
    assert (result.code, result.out) == (Exit.FAILED, "")
    assert result.err.startswith(f"error: {told}")
    assert "[[override]]" in result.err
    assert not (site / "posts" / "artlint.toml").exists()
    forced = artlint("init", "posts", "--force")
    assert (forced.code, forced.out) == (Exit.CLEAN, "posts/artlint.toml\n")
    assert f"note: {told}" in forced.err
    (site / "blog").mkdir()
    (site / "blog" / "hugo.toml").write_text("title = 'x'\n")
    own = artlint("init", "blog")
    assert (own.code, own.out) == (Exit.CLEAN, "blog/artlint.toml\n")
    assert "note: artlint.toml (lang) holds for blog already" in own.err


def test_files_for_others_are_right_for_those_who_read_them(artlint: Any, hexo: Path) -> None:
    result = artlint("init", "--with", "pre-commit,github", "--with", "vscode")
    assert (result.code, result.out.split()) == (Exit.CLEAN, ["artlint.toml", *ADDED])
    readers = [["pre_commit", "validate-config"], ["check_jsonschema", "--builtin-schema", "vendor.github-workflows"]]
    for reader, path in zip(readers, ADDED, strict=False):
        pytest.importorskip(reader[0])
        done = subprocess.run([sys.executable, "-m", *reader, str(hexo / path)], capture_output=True, check=False)
        assert done.returncode == 0, done
    assert (hexo / "artlint.toml").read_text("utf-8").startswith("#:schema ./.vscode/artlint.schema.json\n")
    assert artlint("schema", "config", "--check", ADDED[3]).code == Exit.CLEAN
    assert artlint("config", "file").out == "artlint.toml\n"


def test_the_task_s_matcher_finds_the_places_that_its_command_prints(artlint: Any, hexo: Path) -> None:
    artlint("init", "--with", "vscode")
    task, fix = json.loads((hexo / ADDED[2]).read_text("utf-8"))["tasks"]
    matcher = task["problemMatcher"]["pattern"]
    lines = artlint(*task["args"]).out.splitlines()
    match = re.search(matcher["regexp"], lines[0])
    assert match is not None
    assert (hexo / match[matcher["file"]]).is_file()
    assert match[matcher["severity"]] in {"error", "warning", "info"}
    assert match[matcher["code"]] in lines[0]
    assert fix["args"][0] == "fix"


def test_the_workflow_calls_the_action_with_inputs_that_it_has(artlint: Any, hexo: Path, repository: Path) -> None:
    artlint("init", "--with", "github")
    workflow = yaml.safe_load((hexo / ADDED[1]).read_text("utf-8"))
    (step,) = [each for each in workflow["jobs"]["artlint"]["steps"] if each["uses"].startswith("artlint/artlint@v")]
    assert step["with"] == {"paths": "."}
    action = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    assert step["with"].keys() <= action["inputs"].keys()


def test_what_others_wrote_is_kept_and_what_to_add_is_printed(artlint: Any, hexo: Path) -> None:
    held = "repos: []  # mine\n"
    (hexo / ADDED[0]).write_text(held)
    for flags in ((), ("--force",)):
        result = artlint("init", "--with", "pre-commit", *flags)
        assert (result.code, result.out) == (Exit.CLEAN, "artlint.toml\n")
        assert (hexo / ADDED[0]).read_text() == held
        assert "note: .pre-commit-config.yaml is there already; add to it:\nrepos:\n  - repo: https://" in result.err
    (hexo / ADDED[0]).write_text("repos: [{repo: https://github.com/artlint/artlint}]\n")
    again = artlint("init", "--with", "pre-commit")
    assert again.code == Exit.FAILED
    assert "note: .pre-commit-config.yaml calls artlint already" in again.err


def test_a_site_below_the_top_of_its_repository(artlint: Any, site: Path) -> None:
    (site / "my site").mkdir()
    (site / "my site" / "hugo.toml").write_text("title = 'x'\n")
    told = artlint("init", "--dry-run").err
    assert "since no generator is recognised here, but in my site (Hugo): artlint init 'my site'\n" in told
    result = artlint("init", "my site", "--with", "github,vscode")
    assert result.out.splitlines() == ["my site/artlint.toml", *ADDED[1:3], f"my site/{ADDED[3]}"]
    assert 'paths: "my site"\n' in (site / ADDED[1]).read_text("utf-8")
    assert json.loads((site / ADDED[2]).read_text("utf-8"))["tasks"][0]["args"][-1] == "my site"


def test_inside_a_site_it_says_where_to_run(artlint: Any, hexo: Path) -> None:
    result = artlint("init", "source/_posts")
    assert result.code == Exit.FAILED
    assert "source/_posts belongs to the Hexo site in ., because of `_config.yml`" in result.err
    assert artlint("init", "source/_posts", "--preset", "generic").out == "source/_posts/artlint.toml\n"
    assert 'preset = "generic"  # as asked for' in (hexo / "source" / "_posts" / "artlint.toml").read_text("utf-8")


def test_nothing_is_written_when_dry(artlint: Any, hexo: Path) -> None:
    before = sorted(hexo.rglob("*"))
    one = artlint("init", "--dry-run")
    assert tomllib.loads(one.out)["preset"] == "hexo"
    several = artlint("init", "--dry-run", "--with", "github")
    assert several.out.startswith("==> artlint.toml <==\n# What artlint checks here")
    assert "\n==> .github/workflows/artlint.yml <==\nname: Articles\n" in several.out
    assert sorted(hexo.rglob("*")) == before


def test_an_empty_folder_has_a_configuration_to_start_from(artlint: Any, site: Path) -> None:
    (site / "new").mkdir()
    result = artlint("init", "new", "-q")
    assert (result.code, result.err) == (Exit.CLEAN, "")
    assert tomllib.loads((site / "new" / "artlint.toml").read_text("utf-8"))["preset"] == "generic"
    assert artlint("init", "new", "-s", "--force").out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--with", "githb"), "error: --with: there is no 'githb'; did you mean `github`?"),
        (("--preset", "hexi"), "error: --preset: there is no 'hexi'; did you mean `hexo`?"),
        (("nowhere",), "error: no such folder: nowhere"),
        (("--config", "lang=zh"), "error: --config: init reads no configuration"),
    ],
)
def test_what_is_wrong_is_told(artlint: Any, arguments: tuple[str, ...], told: str) -> None:
    result = artlint("init", *arguments)
    assert result.code == Exit.FAILED
    assert result.err.startswith(told)


@pytest.mark.parametrize("link", [".github", "artlint.toml"])
def test_nothing_is_written_through_a_link_that_leads_out(artlint: Any, hexo: Path, link: str) -> None:
    outside = hexo.parent / "outside"
    outside.mkdir()
    (hexo / link).symlink_to(outside / "new.toml" if link == "artlint.toml" else outside)
    result = artlint("init", "--force", "--with", "github")
    assert result.code == Exit.FAILED
    assert "a symbolic link leads out of the repository" in result.err
    assert list(outside.iterdir()) == []
