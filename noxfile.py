"""The jobs of this repository; they run in the environment of `pip install -e '.[dev]'`.

`nox` alone does what a change must pass; `nox -s NAME` does one job; `nox -l` lists them.
"""

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "layers", "rules", "generated", "tests"]

_GENERATORS = ("tools.index", "tools.presets", "tools.configuration", "tools.counts", "tools.picture")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code with ruff, and its format."""
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    session.run("mypy", *session.posargs)


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports point one way only."""
    session.run("lint-imports")


@nox.session
def rules(session: nox.Session) -> None:
    """Run the examples of every rule page."""
    session.run("artlint", "rule", "test")


@nox.session
def generated(session: nox.Session) -> None:
    """Check that the generated files are up to date."""
    for tool in _GENERATORS:
        session.run("python", "-m", tool, "--check")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests that need no network."""
    session.run("pytest", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Fuzz one target, or all: `nox -s fuzz -- fix 600` takes 600 seconds (needs the extra `fuzz`)."""
    words = session.posargs or ("all", "60")
    names = ("read", "front-matter", "check", "fix") if words[0] == "all" else words[:1]
    for name in names:
        session.run("python", "-m", "fuzz", name, f"-max_total_time={words[1] if len(words) > 1 else 60}")


@nox.session(default=False)
def kills(session: nox.Session) -> None:
    """Kill 200 runs over 1,000 articles."""
    session.run("pytest", "tests/faults/test_kills.py", *session.posargs, env={"ARTLINT_TEST_KILLS": "200"})


@nox.session(default=False)
def registry(session: nox.Session) -> None:
    """Run the tests that need the package registries."""
    session.run("pytest", "-m", "registry", *session.posargs)


@nox.session(default=False)
def hooks(session: nox.Session) -> None:
    """Run the hooks of this repository on all of its files."""
    session.run("pre-commit", "run", "--all-files", *session.posargs)


@nox.session(default=False)
def generate(session: nox.Session) -> None:
    """Write the generated files anew."""
    for tool in _GENERATORS:
        session.run("python", "-m", tool)
