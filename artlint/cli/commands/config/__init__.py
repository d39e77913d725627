"""Show the configuration that holds here, and where it comes from."""
