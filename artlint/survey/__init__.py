"""A first look at a repository, and the configuration that follows from it."""
