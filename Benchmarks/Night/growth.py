#!/usr/bin/env python3
"""A picture of how time and memory grow with the night: `growth.py FIGURES.json PICTURE.svg`.

FIGURES are those of `scripts/bench night --sales 10000,100000,1000000 --json FIGURES.json`. Time is for each sale, so
that a level line is a night ten times as long for ten times the sales; so is memory that does not grow. The picture
in the README lies in Sources/Fiscal/Fiscal.docc/Resources/growth.svg.
"""

import json
import math
import pathlib
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 920, 340
TOP, BOTTOM, PLOT = 64, 290, 240
INK, FAINT = "#222", "#ddd"
OURS, CLOCK, FLOOR, PEER = "#0b5cad", "#6aa5dc", "#7a7a7a", "#c2571a"


def lines_of(nights):
    """Of both panels: title, and for each line its name, colour, and a value for each night that has one."""

    def values(of):
        return [(night["sales"], of(night)) for night in nights if of(night) is not None]

    def of_part(name, key, scale):
        return lambda night: night["parts"].get(name) and night["parts"][name][key] * scale(night)

    def a_sale(night):
        return 1e6 / night["sales"]

    def whole(night):
        return 1

    time = [
        ("Python peer, CPU", PEER, values(of_part("peer", "cpu", a_sale))),
        ("contingencia, CPU", OURS, values(lambda night: night["ratios"]["µs of CPU a sale, without DIAN"])),
        ("contingencia, clock", CLOCK, values(of_part("run", "wall", a_sale))),
        ("floor, CPU", FLOOR, values(of_part("floor", "cpu", a_sale))),
    ]
    memory = [
        ("Python peer", PEER, values(of_part("peer", "memory", whole))),
        ("contingencia", OURS, values(of_part("run", "memory", whole))),
    ]
    return [("µs a sale", time), ("MB of memory at the peak", memory)]


def step(largest):
    """1, 2 or 5 times a power of ten, so that four to ten lines cross the panel."""
    power = 10 ** math.floor(math.log10(largest / 4))
    return next(power * factor for factor in (1, 2, 5, 10) if largest / (power * factor) <= 8)


def text(x, y, words, colour=INK, anchor="start", size=13):
    style = f'fill="{colour}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'


def panel(left, title, lines):
    lines = [line for line in lines if line[2]]
    sales = sorted({x for _, _, points in lines for x, _ in points})
    largest = max(y for _, _, points in lines for _, y in points)
    first, last = math.log10(sales[0]), math.log10(sales[-1])

    def across(x):
        return left + PLOT * ((math.log10(x) - first) / (last - first) if last > first else 0.5)

    def up(y):
        return BOTTOM - (BOTTOM - TOP) * y / (largest * 1.05)

    yield text(left, TOP - 14, title, size=14)
    gap = step(largest)
    for line in range(int(largest // gap) + 1):
        yield f'<path d="M{left} {up(line * gap):.1f}h{PLOT}" stroke="{FAINT}"/>'
        yield text(left - 8, up(line * gap) + 4, f"{line * gap:,.0f}", anchor="end", size=12)
    for x in sales:
        yield text(across(x), BOTTOM + 20, f"{x:,}", anchor="middle", size=12)
    yield text(left + PLOT / 2, BOTTOM + 40, "sales in a night", anchor="middle", size=12)
    for _, colour, points in lines:
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in points:
            yield f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>'
    yield from names(lines, left + PLOT + 10, up)


def names(lines, x, up):
    """Beside the end of each line, pushed apart where two would touch."""
    lowest = TOP - 16
    for name, colour, points in sorted(lines, key=lambda line: -line[2][-1][1]):
        lowest = max(lowest + 16, up(points[-1][1]) + 4)
        yield text(x, lowest, name, colour)


def picture(figures):
    (time, memory) = lines_of(figures["nights"])
    machine = f"{figures['cores']} cores, {figures['machine']}, {figures['date']}"
    caption = f"How a night grows; CPU without the simulated DIAN's ({machine})"
    frame = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>',
        f"<title>{escape(caption)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text(20, 26, caption, size=15),
        *panel(64, *time),
        *panel(534, *memory),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    source, target = map(pathlib.Path, sys.argv[1:])
    target.write_text(picture(json.loads(source.read_text())), encoding="utf-8")
