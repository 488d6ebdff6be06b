"""Start one command and tell what it cost: wall time, processor time and peak memory.

It runs as a small process of its own, because the peak memory of a child counts from the size that
its parent had when it was started.  Usage: ``python launcher.py COMMAND...``; the costs are written
as one line of JSON to standard output; what the command writes there is dropped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main() -> None:
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1 if sys.platform == "darwin" else 1024
    costs = {
        "wall": time.perf_counter() - start,
        "processor": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss * scale,
        "code": process.returncode,
    }
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
