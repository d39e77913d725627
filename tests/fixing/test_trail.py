from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.repairs import apply_edits
from artlint.findings import Edit
from artlint.text import Span
from artlint.trail import Trail


def test_a_trail_remembers_what_two_passes_touched() -> None:
    trail = Trail("one two three").followed_by([Edit(Span(4, 7), "2")]).followed_by([Edit(Span(0, 3))])
    assert trail.text == " 2 three"
    assert trail.touched == (Span(0, 3), Span(4, 7))


def test_an_insertion_is_a_touched_place_without_width() -> None:
    trail = Trail("ab").followed_by([Edit(Span(1, 1), "x")])
    assert trail.text == "axb"
    assert trail.touched == (Span(1, 1),)


def test_a_text_that_differs_elsewhere_is_not_rebuilt() -> None:
    trail = Trail("ab").followed_by([Edit(Span(1, 1), "x")])
    assert trail.rebuilt("ab") == trail.text
    assert trail.rebuilt("zb") != trail.text


@st.composite
def _edits(draw: st.DrawFn, length: int) -> list[Edit]:
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(Span(start, end), draw(st.text("xyz文", max_size=3))) for start, end in pairs]


@given(st.text("ab文\n", max_size=30), st.data())
def test_a_trail_agrees_with_the_edits_made_one_pass_after_the_other(text: str, data: st.DataObject) -> None:
    trail = Trail(text)
    for _ in range(3):
        edits = data.draw(_edits(len(trail.text)))
        expected = apply_edits(trail.text, edits)
        trail = trail.followed_by(edits)
        assert trail.text == expected
    assert trail.rebuilt(text) == trail.text
    untouched = 0
    at = 0
    for span in trail.touched:
        untouched += span.start - at
        at = span.end
    kept = untouched + len(text) - at
    assert kept <= len(text)
