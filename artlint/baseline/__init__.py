"""The baseline: findings that are known and hidden, kept in a file until they are gone."""
