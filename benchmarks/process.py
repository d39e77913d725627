"""A whole process, and what it cost."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile


@dataclass(frozen=True, slots=True)
class Command:
    """What is run; `ends` are the exit codes that mean that it did its work."""

    words: Sequence[str | Path]
    ends: frozenset[int] = frozenset((0, 1))
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processors, and the peak memory of the largest process in MiB."""

    wall: float
    cpu: float
    memory: float


def run(command: Command, folder: Path) -> Cost:
    """Give what `command` costs in `folder`, its output in a file as in a pipeline; RuntimeError when it failed."""
    environment = {**os.environ, **command.environment}
    # An installed package has its bytecode; a checkout gets it at the first run, which is not counted.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        # Unlike Popen.wait it tells of this process and those that it waited for, not of all that ever ran.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.ends:
            output.seek(0)
            said = output.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(map(str, command.words))} ended with {process.returncode}: {said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
