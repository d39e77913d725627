"""Articles for property tests: put together from the pieces that trouble parsers, not from random letters."""

from __future__ import annotations

from hypothesis import strategies as st

_FRONT = [
    "title: 你好",
    "title: 'a: b'",
    "title: a: b",
    "date: Thu, 25 Nov 2021 23:45:27 GMT",
    "date: 2024-02-31",
    "date: 2024-01-02 10:00:00",
    "tags: [a, 二]",
    "tags:\n  - a\n  - 𝄞",
    "cover: https://picsum.photos/1/2",
    "cover: //a.b/c.png",
    "thumbnail: 'https://a.b/图 片.png'",
    "comments: yes",
    "comments: false",
    "# note",
    "x: [",
    "x: |\n  text\n  more",
    "title: &a b",
    "date: 02/01/2024",
]
_BODY = [
    "中文**bold**中文 ， 和`a`文!!!",
    "「引用abc 你好, 世界.",
    "**注意：** 文字 **重点** ，１２ＡＢ。。。",
    "一个没有写完的句",
    "看[链接a](/中a)和图片a.png，$公式a$B站",
    "这一段文字一模一样地写了两遍，而且它足够长。",
    "扫码关注",
    "<p>点击阅读原文</p>",
    "[b]粗[/b] &amp;lt; Ã©",
    "<div>",
    "</div>",
    '    <p style="mso-a:red">文</p>',
    "<p style='mso-a:red' class=a>text</p>",
    "<!-- note -->",
    "<!-- more -->",
    "<!--",
    "-->",
    "text <!-- note --> text",
    "字<!-- note -->字",
    "- item",
    "  <!-- note -->",
    "1. item",
    "> quote",
    "> <!-- note -->",
    '> <p style="mso-a:b">',
    "    indented code",
    "    <!-- leaked -->",
    "```",
    '`<b style="a:x">`',
    "<pre><code>",
    "</code></pre>",
    '<pre><span style="mso-a:red">x</span>',
    "<template><b></b></template>",
    "<script>let a = '<!-- x -->'</script>",
    "<style>.a{color:red}</style>",
    "<textarea><!-- x --></textarea>",
    "<b></b>",
    "<p>&nbsp;</p>",
    "<font color=red>x</font>",
    '<img src="https://a.b/c.png" width=1 height=1>',
    "![alt](https://picsum.photos/2)",
    '[a](b "<!-- t -->")',
    "{% raw %}",
    "{% endraw %}",
    '{{< note style="mso-a:b" >}}',
    "# 标题",
    "---",
    "***",
    "| a | b |\n|---|---|\n| <i></i> | `c` |",
    '<div class="appendQr_wrap"><p>x</p></div>',
    '𝄞 <b onclick="x()">y</b>',
    '<td style="mso-a:b">',
    "&#123; &lt;b&gt;",
    "\t<div>",
    "<details>",
    '<h2 style="text-align:left">标题</h2>',
    "责任编辑：林",
    "<!-- artlint-disable-next-line inline-style -->",
]
_GAPS = ["\n", "\n\n", "\n \n", " ", "", "\n    ", "\n\n\n"]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Give a body."""
    count = draw(st.integers(0, 12))
    parts: list[str] = []
    for _ in range(count):
        parts += (draw(st.sampled_from(_BODY)), draw(st.sampled_from(_GAPS)))
    return "".join(parts)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Give an article, with or without a front matter, in one of the newline styles."""
    lines = draw(st.lists(st.sampled_from(_FRONT), max_size=4))
    shape = draw(st.sampled_from(["none", "plain", "blank before", "unclosed", "dots"]))
    block = "" if shape == "none" else "---\n" + "".join(f"{line}\n" for line in lines)
    if shape == "blank before":
        block = "\n" + block
    if shape not in ("none", "unclosed"):
        block += "...\n" if shape == "dots" else "---\n"
    text = block + draw(bodies())
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
