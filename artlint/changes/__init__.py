"""What has changed in the files of a repository, as git tells it."""
