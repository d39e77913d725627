"""What is known of files that did not change since they were checked: by content, settings and what rules saw."""
