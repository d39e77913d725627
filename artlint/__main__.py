"""`python -m artlint`: the command line, without the working directory among the places that modules come from."""

import os
import sys


def _forget_working_directory() -> None:
    # A yaml.py in the folder that is checked would otherwise be run.
    here = os.path.realpath(os.getcwd())  # noqa: PTH109 - pathlib would be looked for in that very folder
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 - likewise
    sys.path[:] = [path for path in sys.path if path and (os.path.realpath(path) not in {here} - {package})]


if __name__ == "__main__":
    _forget_working_directory()
    from artlint.cli import main

    sys.exit(main())
