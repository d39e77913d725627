"""The house style of a publisher, as rules for artlint."""
