"""Draws docs/report.png from a real report on examples/, in a browser: `python -m tests.reporters.screenshot`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reporters.browser import started

PICTURE = Path("docs/report.png")


def main() -> None:
    """Write the picture; run from the root of the repository."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        command = [sys.executable, "-m", "artlint", "check", "--exit-zero", "-q", "--output-format", f"html={page}"]
        subprocess.run([*command, "."], cwd="examples", check=True, stdout=subprocess.DEVNULL)
        with started(Path(folder, "profile")) as browser:
            browser.show(1000, 1180)
            browser.open(page)
            browser.ask("document.getElementById('sort').value = 'by-count'")
            browser.ask("document.getElementById('filters').dispatchEvent(new Event('input'))")
            # The first article is another one now.
            browser.wait("document.querySelector('#list .counts').textContent.includes('12 warnings')")
            browser.wait("document.querySelector('#list .problem') !== null")
            PICTURE.write_bytes(browser.picture())


if __name__ == "__main__":
    main()
