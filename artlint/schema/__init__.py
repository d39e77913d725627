"""The schema of front matter: fields from the configuration, and what an article has wrong with them."""
