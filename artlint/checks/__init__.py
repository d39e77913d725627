"""Checks: what one rule only needs, each in a file named after its rule with a class `Find`."""
