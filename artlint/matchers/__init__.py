"""Matchers: the ways to find things in an article, one file a kind.

A rule page names a kind; `artlint/matchers/<kind>.py` holds its class `Find`, as does `artlint/checks/<id>.py` for the
kind `check`. Installed packages add kinds through the entry-point group `artlint.matchers`.
"""
