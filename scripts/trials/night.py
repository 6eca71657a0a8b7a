"""What makes a night longer: enough sales that a run can be met while it works."""

from trials.workspace import HEADER, row

IN_FILE = 50


def inbox(sales):
    """Files of one store, in number order, each with a row for each sale."""
    return {
        f"chapinero/{file:03}.csv": HEADER + "".join(
            row("04", "CHAP", 1201 + file * IN_FILE + n) for n in range(IN_FILE))
        for file in range(sales // IN_FILE)
    }
