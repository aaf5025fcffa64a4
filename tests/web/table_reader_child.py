"""Reads the file of each kind in one process whose memory is limited; prints a line of JSON for each."""

from __future__ import annotations

import json
import resource
import sys
import time

from hostile_tables import kinds

from aide_projet.web.spreadsheet.grid import Grid
from aide_projet.web.spreadsheet.read import read_table


def main() -> None:
    """The limit is set once the files are made: making some of them costs more than reading them."""
    made = kinds()
    limit = int(sys.argv[1]) * 1024 * 1024
    in_use = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()  # noqa: SIM115
    resource.setrlimit(resource.RLIMIT_AS, (in_use + limit, in_use + limit))
    for name, (data, expected) in made.items():
        start = time.perf_counter()
        found = read_table(data)
        took = time.perf_counter() - start
        told = ["grid", len(found.rows)] if isinstance(found, Grid) else ["refused", found.reason]
        print(json.dumps([name, *told, expected, round(took, 2)]))


if __name__ == "__main__":
    main()
