"""What the tags of template engines and widespread plug-ins do, by their names."""

from __future__ import annotations

CONTROL = frozenset((
    "if", "elif", "elsif", "elseif", "else", "unless", "for", "break", "continue", "case", "when", "switch", "default",
    "tablerow", "ifchanged", "with", "block", "spaceless", "autoescape", "asyncEach", "asyncAll", "assign", "set",
    "increment", "decrement", "import", "from", "extends", "layout",
))  # fmt: skip
"""Tags that put no words of their own on the page."""

UNSEEN = frozenset(("comment", "doc", "capture", "set", "setAsync", "macro"))
"""Blocks whose content does not show where they stand."""

CODE = frozenset((
    "highlight", "code", "codeblock", "code_block", "code-block", "code-toggle", "include_code", "hl", "prism",
    "sourcecode", "mermaid", "graphviz", "plantuml", "uml", "flow", "chart", "echarts", "math", "mathjax", "katex",
    "katexmm", "latex", "abcjs", "score",
))  # fmt: skip
"""Tags whose content is shown as code, as a formula or as a drawing."""

VERBATIM = frozenset(
    ("raw", "verbatim", "rawhtml", "raw_html", "raw-html", "html", "svg", "css", "js", "style", "script")
)
"""Blocks whose content the engine passes on as it is."""

TEXT = frozenset((
    # Control flow writes its content out, Markdown and all.
    "if", "unless", "for", "case", "switch", "tablerow", "ifchanged", "with", "block", "spaceless", "autoescape",
    "asyncEach", "asyncAll",
    # Boxes, quotes and tabs: every theme that offers them reads their content as Markdown.
    "note", "notice", "alert", "callout", "admonition", "info", "warning", "tip", "hint", "caution", "danger",
    "important", "attention", "success", "error", "aside", "box", "panel", "message", "details", "collapse", "spoiler",
    "fold", "folding", "expand", "accordion", "accordions", "hideToggle", "hideBlock", "blockquote", "quote",
    "pullquote", "centerquote", "cq", "center", "tabs", "tab", "subtabs", "tabset", "card", "cards", "columns",
    "column", "steps", "step", "timeline", "deprecated-in", "new-in",
))  # fmt: skip
"""Blocks whose content is text of the article."""

MEDIA = frozenset((
    "asset_img", "asset_path", "asset_link", "post_link", "post_path", "img", "image", "picture", "figure", "gallery",
    "youtube", "youku", "bilibili", "vimeo", "video", "audio", "dplayer", "aplayer", "meting", "iframe", "gist",
    "jsfiddle", "codepen", "codesandbox", "instagram", "twitter", "tweet", "x", "ref", "relref", "link", "post_url",
    "toc", "more", "math", "url_for",
))  # fmt: skip
"""Tags that show a picture, a player or a link, and sign nothing."""

BLOCKS = frozenset((
    "if", "unless", "for", "case", "capture", "comment", "raw", "verbatim", "tablerow", "macro", "highlight",
    "codeblock", "blockquote", "pullquote",
))  # fmt: skip
"""Tags that are blocks to every engine that has them."""
