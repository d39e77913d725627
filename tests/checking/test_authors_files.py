"""Files of authors: where they are looked for, and what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from artlint.run import RunOptions, check_paths

POST = "---\ntitle: The quay\nauthors: [annlee, tomfox]\nauthor: maryp\n---\n\nText.\n"
MATERIAL = "authors:\n  annlee:\n    name: Ann Lee\n"
PLAIN = "# who writes\nannlee:\n  name: Ann Lee\n"


def _messages(root: Path, post: str, files: dict[str, str], config: str = "") -> list[str]:
    for path, text in {**files, post: POST, "artlint.toml": config}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    run = check_paths([root / post], RunOptions(overrides=[{"lint": {"select": ["unknown-author"]}}]))
    return [each.message for each in run.files[0].findings]


@pytest.mark.parametrize(
    ("post", "files", "unknown"),
    [
        ("docs/blog/posts/2024/quay.md", {"docs/blog/.authors.yml": MATERIAL}, ["tomfox"]),
        ("blog/2024-03-05-quay.md", {"blog/authors.yml": PLAIN}, ["tomfox"]),
        ("blog/quay.md", {"blog/authors.yml": '{"annlee": {"name": "Ann"}, "tomfox": {"name": "Tom"}}'}, []),
        ("_posts/2024-03-05-quay.md", {"_data/authors.yml": f"---\n{PLAIN}"}, ["tomfox", "maryp"]),
        ("blog/quay.md", {"blog/authors.yml": "annlee: [\n"}, []),
        ("blog/quay.md", {"other/authors.yml": PLAIN}, []),
        ("blog/quay.md", {}, []),
    ],
)
def test_the_closest_file_counts(tmp_path: Path, post: str, files: dict[str, str], unknown: list[str]) -> None:
    assert [message.split()[0] for message in _messages(tmp_path, post, files)] == unknown


def test_a_file_can_be_named(tmp_path: Path) -> None:
    config = '[lint.rules.unknown-author]\nfile = "team/people.yml"\nauthors = ["maryp"]\n'
    found = _messages(tmp_path, "blog/quay.md", {"team/people.yml": PLAIN, "blog/authors.yml": "tomfox: {}\n"}, config)
    assert found == ["tomfox is not in team/people.yml"]


def test_a_slip_is_told(tmp_path: Path) -> None:
    found = _messages(tmp_path, "blog/quay.md", {"blog/authors.yml": "annlee: {}\ntomfoxx: {}\n"})
    assert found == ["tomfox is not in blog/authors.yml; did you mean `tomfoxx`?"]
