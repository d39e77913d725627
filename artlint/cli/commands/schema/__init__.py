"""Write JSON Schema 2020-12, for editors to complete by."""
