"""Hide what is found today, so that only what is new is reported."""
