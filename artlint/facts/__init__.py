"""What stands in an article: its front matter, its Markdown, its HTML, with the place of each part."""
