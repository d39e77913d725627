"""The order of files, the number of processes and how often a run was made before change nothing it says or writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.document import read_document
from artlint.fixes import fix_document
from artlint.run import FileReport, Run, RunOptions, check_paths
from artlint.settings import Settings, load_settings_for_tests
