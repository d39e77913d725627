"""The commands: a module here is a command, with its `Flags` and its `run`; a package is a group of them."""
