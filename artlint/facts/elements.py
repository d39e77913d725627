"""Sets of HTML element names, from the HTML Standard's indices and its obsolete features."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")

RAW_TEXT = _names("title textarea script style xmp iframe noembed noframes plaintext")
"""Elements whose content is text until their own end tag."""

CONTAINERS = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup main menu nav ol pre search section summary table ul"
)
"""Block elements whose end tag may not be left out: an open one really holds what follows."""

HIGHLIGHT = _names(
    "a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark pre q s samp small span strike strong sub "
    "sup time tt u var wbr"
)
"""Phrasing elements that a highlighter or an editor puts inside code; anything else there is part of the sample."""

KNOWN = (
    VOID
    | RAW_TEXT
    | CONTAINERS
    | HIGHLIGHT
    | _names(
        "html head body p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup select button label "
        "legend datalist output progress meter object picture video audio canvas map svg math template slot noscript "
        "ruby rb rt rtc rp acronym applet basefont bgsound blink frame frameset isindex keygen listing marquee nobr "
        "spacer"
    )
)
