"""`once.py FIGURES COMMAND…`: runs the command and writes its seconds and peak memory into FIGURES, as JSON.

A process of its own and a small one: Linux counts what a parent has in memory as its child's peak.
"""

import json
import os
import sys
import time

figures, *command = sys.argv[1:]
start = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
with open(figures, "w") as out:
    json.dump({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}, out)
sys.exit(os.waitstatus_to_exitcode(status) & 255)
