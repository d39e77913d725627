"""Write JSON Schema 2020-12 for editors: of front matter, or of the configuration."""
