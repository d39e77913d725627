"""The words that say what the names behind them are, as patterns without groups that capture."""

from __future__ import annotations

EDITORS = (
    "(?:本文|本期|执行|值班|文字|图片|网络|新媒体|实习|助理|特约|栏目|首席|主任|执行主)?编辑"
    "|(?:本文|本期|執行|值班|文字|圖片|網路|網絡|實習|助理|特約|首席|主任)?編輯"
    "|责任编辑|責任編輯|责任编校|责任校编|责编|責編"
    r"|(?i:(?:(?:copy|managing|senior|web|online|associate|assistant|news|series|section)\ )?editors?"
    r"|edit(?:ed|ing)\ by)"
)
AUTHORS = (
    "(?:原文|本文|文章|特约|原)?作者|撰文|撰稿人?|执笔|文字?(?=[ \u3000]*[/／|｜丨])"
    "|(?:本报|本刊|本网|特约|实习|见习)?记者|記者"
    r"|(?i:authors?|(?:written|reported|reporting|story|text|words)\ by)"
    # A line of its own.
    r"|(?<=\A|\v\n)[Bb][Yy](?=\ (?:\p{Lu}[\p{L}.'’-]*(?:\ |(?=[\n\v,|]|\Z))){1,4}(?:[\n\v,|]|\Z)"
    r"|\ ?\p{Han}{2,6}(?:[\n\v,，|]|\Z))"
)
SOURCES = (
    "(?:文章|新闻|稿件|信息|内容|本文|原文|新聞|內容)?(?:来源|來源)|(?:文章|原文|本文)?(?:出处|出處)"
    "|(?:本文|文章|内容|原文|本稿)?(?:转载自|转自|转载于|摘自|译自|选自|载于|轉載自|轉自|摘錄自)"
    "|(?:本文|文章|内容|原文|原文地址)(?:来自|來自)"
    "|原文(?:链接|地址|网址|标题|連結|網址|链接地址)?"
    r"|(?i:(?:original\ )?sources?|via|original(?:\ (?:article|post|link|source|text))?"
    r"|(?:this\ (?:article|post|story)\ (?:was\ )?)?(?:originally|first)\ (?:published|posted|appeared)"
    r"(?:\ (?:at|in|on|by))?"
    r"|(?:translated|reprinted|republished|reposted)\ (?:from|with\ permission\ (?:from|of))|adapted\ from)"
)
TRANSLATORS = "(?:译|譯)者|翻(?:译|譯)|(?:编|編)(?:译|譯)|译文(?:作者|出自)|(?i:translat(?:ors?|ed\\ by))"
SAYS_ITSELF = "(?:自|于)|(?i:(?:from|at|in|on|of))"
"""Ends of labels that need no mark behind them."""
