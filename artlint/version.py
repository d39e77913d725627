"""The version of artlint."""

__version__ = "0.1.0"
