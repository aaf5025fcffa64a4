"""From the command to the first answer, and the memory held then (design §9)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from urllib.request import urlopen

from benchmarks.http import _free_port
from benchmarks.report import Report


def measure(report: Report) -> None:
    """The best of three starts, in seconds; resident memory in MB after the first page."""
    times, memory = [], 0.0
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            port = _free_port()
            begun = perf_counter()
            server = subprocess.Popen(
                [sys.executable, "-m", "aide_projet", "serve", "--port", str(port), "--base", f"{folder}/b.db"],
                stdout=subprocess.DEVNULL,
            )
            try:
                while True:
                    try:
                        urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
                        break
                    except OSError:
                        sleep(0.01)
                times.append(perf_counter() - begun)
                status = Path(f"/proc/{server.pid}/status").read_text()
                memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
            finally:
                server.terminate()
                server.wait(10)
    report.add("start to first answer", min(times), "s", at_most=1.5)
    report.add("resident memory after the first page", memory, "MB", at_most=150)
