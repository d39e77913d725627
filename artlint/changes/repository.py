"""A repository as git knows it: what its commits, its index and its work tree differ in."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from artlint.changes.git import Git, GitError, bare_environment, first_line
from artlint.changes.lines import ChangedLines
from artlint.changes.patch import Difference, changed_lines, differences
from artlint.frozen import frozen

# No program of the checked tree, no settings of the user: what the attributes of a file say is only about showing it.
_DIFF = (
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--text", "--ignore-submodules=dirty",
    "-M", "--no-abbrev", "-O/dev/null",
)  # fmt: skip
_PLAIN = re.compile(r"\.[A-Za-z0-9]+\Z")
_WHOLE_HISTORY = "`git fetch --unshallow`; in a workflow `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)"


@frozen
class Repository:
    """A work tree; `top` is its real path, and paths in it are relative to that, with forward slashes."""

    git: Git
    top: str

    def staged(self) -> list[Difference]:
        """Give the files of the index that the last commit has not, or has otherwise."""
        return [*differences(self.git.ask(*_DIFF, "--cached", "--raw", "-z"))]

    def unstaged(self) -> frozenset[str]:
        """Give the files of the work tree that are not as the index has them, those that are gone left out."""
        return frozenset(each.path for each in differences(self.git.ask(*_DIFF, "--no-renames", "--raw", "-z")))

    def since(self, base: str) -> list[Difference]:
        """Give the files of the work tree that a commit or tree has not, or has otherwise."""
        return [*differences(self.git.ask(*_DIFF, "--raw", "-z", base, "--"))]

    def untracked(self) -> list[str]:
        """Give the files that git neither has nor ignores."""
        told = self.git.ask("ls-files", "-z", "--others", "--exclude-standard")
        return [os.fsdecode(path) for path in told.split(b"\0") if path]

    def lines(self, against: str, suffixes: Collection[str]) -> Mapping[str, ChangedLines]:
        """Give the lines that changed in each file with one of some extensions.

        They are compared with a commit or tree, or those of the index with the last commit where that is `--cached`.
        """
        style = ("-U0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short")
        # A picture has lines too when it is asked for as text.
        kinds = [f":(icase)*{suffix}" for suffix in sorted(suffixes)] if all(map(_PLAIN.match, suffixes)) else []
        return changed_lines(self.git.ask(*_DIFF, *style, against, "--", *kinds))

    def blobs(self, names: Iterable[str]) -> Iterator[bytes]:
        """Give the content of each blob."""
        given = "".join(f"{name}\n" for name in names).encode("ascii")
        told = self.git.ask("cat-file", "--batch", given=given) if given else b""
        at = 0
        while at < len(told):
            end = told.index(b"\n", at)
            size = int(told[at:end].rsplit(b" ", 1)[1])
            yield told[end + 1 : end + 1 + size]
            at = end + size + 2

    def merge_base(self, ref: str) -> str:
        """Give the commit at which this branch left `ref`; GitError that says what to do when there is none."""
        head, other = self.commit("HEAD"), self.commit(ref)
        if head is None:
            raise GitError("--since: there is no commit yet to compare with; --staged needs none")
        if other is None:
            raise GitError(f"--since: no commit {ref!r} here{self._advice(ref)}")
        code, out, _ = self.git.tried("merge-base", head, other)
        if code:
            more = f" in this shallow clone; get it: {_WHOLE_HISTORY}" if self._is_shallow else ""
            raise GitError(f"--since: {ref} and HEAD have no history in common{more}")
        return out.decode("ascii").strip()

    def commit(self, ref: str) -> str | None:
        """Give the commit that `ref` names; None where there is none."""
        if ref.startswith("-"):
            return None
        code, out, _ = self.git.tried("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return out.decode("ascii").strip() if not code else None

    def last_tree(self) -> str:
        """Give the last commit; before the first one, the tree that holds nothing."""
        return self.commit("HEAD") or self.git.ask("hash-object", "-t", "tree", "--stdin").decode("ascii").strip()

    def submodule(self, base: str, path: str) -> str | None:
        """Give the commit of the submodule at `path` in a commit or tree; None where there was none."""
        told = self.git.ask("ls-tree", "-z", base, f":(literal){path}").decode("utf-8", "replace")
        mode, _, rest = told.partition(" ")
        return rest.split(" ", 1)[1].split("\t")[0] if mode == "160000" else None

    def _advice(self, ref: str) -> str:
        told = os.fsdecode(self.git.ask("for-each-ref", "--format=%(refname:short)"))
        names = told.split("\n")
        near = [name for name in names if name.endswith(f"/{ref}")]
        if not near and self._is_shallow:
            return f"; this clone is shallow, get the rest: {_WHOLE_HISTORY}"
        near = near or get_close_matches(ref, names, n=1)
        return f"; did you mean {near[0]}?" if near else "; fetch it first"

    @property
    def _is_shallow(self) -> bool:
        return self.git.ask("rev-parse", "--is-shallow-repository").strip() == b"true"


def repository_at(folder: str) -> Repository:
    """Give the repository around a folder; GitError where there is none, or it has no work tree."""
    environment = bare_environment()
    code, out, error = Git(folder, environment).tried("rev-parse", "--show-toplevel", safe=False)
    if code and os.environ.get("GIT_DIR"):
        # A work tree without a `.git`: only the environment says where its repository is.
        for name, usual in (("GIT_DIR", ""), ("GIT_WORK_TREE", ".")):
            environment[name] = os.path.abspath(os.environ.get(name) or usual)  # noqa: PTH100 - as git takes it
        code, out, error = Git(folder, environment).tried("rev-parse", "--show-toplevel", safe=False)
    if code:
        raise GitError(f"{folder}: no repository whose changes git could tell: {first_line(error)}")
    top = os.path.realpath(os.fsdecode(out.removesuffix(b"\n")))
    return Repository(Git(top, environment | _index(Git(top, environment))), top)


def _index(git: Git) -> dict[str, str]:
    """Give the variable that names the index of a commit of some files, in the hook of this very repository."""
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return {}
    own = os.path.realpath(os.fsdecode(git.ask("rev-parse", "--absolute-git-dir").removesuffix(b"\n")))
    place = os.path.realpath(os.path.join(git.folder, named))  # noqa: PTH118 - as git takes it
    return {"GIT_INDEX_FILE": place} if place.startswith(os.path.join(own, "")) else {}  # noqa: PTH118 - likewise
