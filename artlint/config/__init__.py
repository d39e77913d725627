"""Configuration files: which one holds for a file, what they say, and which generator a repository belongs to."""
