"""A run that is stopped in its middle, so that something can happen to it."""

import os
import signal
import subprocess
import time


class Held:
    """A run that is stopped before its n-th call of a kind."""

    def __init__(self, workspace, call, n, *arguments, wrapper=()):
        self.trace = workspace.path.with_suffix(".trace")
        tracer = ["strace", "-f", "-qq", "-o", self.trace, "-e", f"trace={call}",
                  "-e", f"inject={call}:signal=STOP:when={n}", *wrapper]
        self.process = workspace.start("run", *arguments, tracer=tracer)
        self.met = False
        while self.process.poll() is None and not self.met:
            time.sleep(0.01)
            said = self.trace.read_text(errors="replace") if self.trace.exists() else ""
            self.met = "--- stopped by SIGSTOP ---" in said

    def go_on(self):
        """Every thread counts its calls for itself, so a run may be stopped again."""
        for _ in range(1000):
            try:
                said, _ = self.process.communicate(timeout=0.05)
                break
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGCONT)
        self.trace.unlink()
        return subprocess.CompletedProcess([], self.process.returncode, said)
