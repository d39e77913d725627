"""What was measured, as tables and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.process import Cost
from benchmarks.works import COMPARISONS, Comparison

_SHOWN = ("artlint", "artlint, warm", "rumdl", "rumdl, warm", "rumdl MD033", "markdownlint-cli2", "read the bytes")

Costs = Mapping[str, Sequence[Cost]]
"""The costs of each step, round by round."""


def ratio(costs: Costs, comparison: Comparison) -> float | None:
    """Give the median of the ratios of a round; None where one of the steps was not measured."""
    ours, theirs = costs.get(comparison.ours, ()), costs.get(comparison.theirs, ())
    ratios = [
        getattr(one, comparison.measure) / getattr(other, comparison.measure)
        for one, other in zip(ours, theirs, strict=False)
    ]
    return median(ratios) if ratios else None


def table(costs: Costs) -> str:
    """Give both tables as Markdown: the comparisons, then what each step costs."""
    return "\n".join([*_comparisons(costs), "", *_steps(costs), ""])


def _comparisons(costs: Costs) -> Iterator[str]:
    yield "| work | against | ratio | aim |"
    yield "|---|---|---|---|"
    for each in COMPARISONS:
        found = ratio(costs, each)
        if found is not None:
            aim = (
                "" if each.at_most is None else f"at most {each.at_most:g}: {'yes' if found <= each.at_most else 'no'}"
            )
            yield f"| {each.work} | {each.theirs} | {found:.2f} | {aim} |"


def _steps(costs: Costs) -> Iterator[str]:
    yield "| step | rounds | wall (s) | CPU (s) | memory (MiB) |"
    yield "|---|---|---|---|---|"
    for name, rounds in costs.items():
        wall, cpu, memory = (median(getattr(cost, each) for cost in rounds) for each in ("wall", "cpu", "memory"))
        yield f"| {name} | {len(rounds)} | {wall:.2f} | {cpu:.2f} | {memory:.0f} |"


def draw(costs: Costs, path: Path, title: str) -> None:
    """Write a bar chart of the seconds on the clock as SVG."""
    import pygal  # noqa: PLC0415 - only who draws needs it
    from pygal.style import Style  # noqa: PLC0415 - likewise

    # No script and no font comes from elsewhere, and two runs draw the same bars under the same names.
    plain = Style(background="white", plot_background="white", font_family="sans-serif", colors=("#2563eb",))
    chart = pygal.HorizontalBar(
        js=(), no_prefix=True, style=plain, show_legend=False, show_x_guides=False, height=320, title=title
    )
    shown = {name: median(cost.wall for cost in costs[name]) for name in reversed(_SHOWN) if name in costs}
    # Beside the bars, since a number on a short one covers its name.
    chart.x_labels = [f"{name}: {seconds:.2f} s" for name, seconds in shown.items()]
    chart.add("seconds", list(shown.values()))
    path.write_bytes(chart.render())
