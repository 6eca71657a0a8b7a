"""A longer night: enough sales that a run can be met while it works."""

from trials.workspace import HEADER, Nights, row

FILES, SALES = 60, 50


def inbox(files=FILES, sales=SALES):
    """Files of one store, in number order, each with a row for each sale."""
    return {
        f"chapinero/{file:03}.csv": HEADER + "".join(
            row("04", "CHAP", 1201 + file * sales + n) for n in range(sales))
        for file in range(files)
    }


def longer(nights):
    """The same two nights, with many more sales."""
    stage = nights.stage / "longer"
    stage.mkdir()
    return Nights(nights.before[0].program, stage, more=inbox())
