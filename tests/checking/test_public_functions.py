from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.findings import fingerprint
from artlint.settings.error import SettingsError

ONLY_STYLES = {"lint": {"select": ["inline-style"]}}


def test_everything_that_is_promised_can_be_had() -> None:
    for name in artlint.__all__:
        assert getattr(artlint, name) is not None


def test_bytes_and_text_are_read_alike() -> None:
    text = '---\r\ntitle: 文\r\n---\r\n<p style="mso-a:b">𝄞</p>\r\n'
    assert artlint.check_text(text) == artlint.check_text(text.encode())
    finding = artlint.check_text(text, settings=artlint.load_settings(ONLY_STYLES))[0]
    assert (finding.rule, str(finding.level)) == ("inline-style", "warning")
    assert text[finding.span.start : finding.span.end] == 'style="mso-a:b"'


def test_a_byte_order_mark_is_not_counted_and_kept() -> None:
    plain = '<p style="mso-a:b">x</p>\n'
    marked = b"\xef\xbb\xbf" + plain.encode()
    hexo = artlint.load_settings({"preset": "hexo"})
    assert [each.span for each in artlint.check_text(marked, settings=hexo)] == [
        each.span for each in artlint.check_text(plain, settings=hexo)
    ]
    fixed = artlint.fix_text(marked, settings=hexo)
    assert fixed.data == b"\xef\xbb\xbf<p>x</p>\n"
    assert fixed.text == "\ufeff<p>x</p>\n"


def test_a_fix_says_what_it_did_and_what_remains() -> None:
    settings = artlint.load_settings(ONLY_STYLES)
    fixed = artlint.fix_text('<p style="mso-a:b">x</p>\n<p style="margin-left:-9px">y</p>\n', settings=settings)
    assert fixed.text == '<p>x</p>\n<p style="margin-left:-9px">y</p>\n'
    assert [each.rule for each in fixed.fixed] == ["inline-style"]
    assert [each.rule for each in fixed.remaining] == ["inline-style"]
    assert fixed.remaining[0].fix is not None
    assert fixed.remaining[0].fix.safety is artlint.Safety.UNSAFE
    assert artlint.fix_text(fixed.text, settings=settings, unsafe=True).text == "<p>x</p>\n<p>y</p>\n"


def test_chinese_messages_have_the_same_ids_and_fingerprints() -> None:
    text = '<p style="mso-a:b">x</p>\n'
    english = artlint.check_text(text)
    chinese = artlint.check_text(text, settings=artlint.load_settings(lang="zh"))
    assert [each.rule for each in english] == [each.rule for each in chinese]
    assert english[0].message != chinese[0].message
    assert fingerprint(english[0], text) == fingerprint(chinese[0], text)


def test_settings_of_a_path_come_from_the_nearest_configuration(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text('[lint]\nignore = ["inline-style", "missing-editor-line"]\n')
    folder = tmp_path / "posts"
    folder.mkdir()
    settings = artlint.load_settings(path=folder)
    assert artlint.check_text('<p style="mso-a:b">x</p>\n', str(folder / "a.md"), settings) == []


def test_a_rule_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match="did you mean 'inline-style'"):
        artlint.load_settings({"lint": {"select": ["inline-styles"]}})


def test_a_run_checks_and_fixes_files(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('<p style="mso-a:b">x</p>\n')
    run = artlint.check_paths([tmp_path], artlint.RunOptions(isolated=True, overrides=[ONLY_STYLES]))
    assert [finding.rule for _, finding in run.findings] == ["inline-style"]
    run = artlint.check_paths([str(path)], artlint.RunOptions(isolated=True, overrides=[ONLY_STYLES]))
    assert [finding.rule for _, finding in run.findings] == ["inline-style"]
    run = artlint.check_paths([tmp_path], artlint.RunOptions(isolated=True, fix=True, overrides=[ONLY_STYLES]))
    assert run.files[0].written
    assert path.read_text() == "<p>x</p>\n"
    assert list(run.findings) == []


@pytest.mark.parametrize("source", [b"\xff\xfe\x00", b"a\x00b", "a\x00b", "\ud800", b"\xb5\xc4\xca\xc7"])
def test_what_cannot_be_decoded_is_one_finding_and_left_alone(source: bytes | str) -> None:
    findings = artlint.check_text(source)
    assert [each.rule for each in findings] == ["invalid-utf8"]
    fixed = artlint.fix_text(source)
    assert fixed.fixed == ()
    if isinstance(source, bytes):
        assert fixed.data == source
