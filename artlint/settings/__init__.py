"""What a run needs to know: settings, the rules that run, and how both are made of a configuration."""
