from __future__ import annotations

import pytest


@pytest.fixture
def nasty() -> str:
    return "t\x1b]0;x\x07\u202e\u2028\x9b31m\udc80[bold]::error::x%\r\n##[error]y"
