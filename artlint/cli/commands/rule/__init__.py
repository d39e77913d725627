"""List, show, test and write rules."""
