"""Who is asked, in which order and for how long. Shares are of the time limit of a query."""
import json
import os

# Whom a product stops and who has it at once cannot be told beforehand: so everyone has a short turn before anyone has
# a long one. Without products yices is ahead of the others, and turns are a waste. Halmos writes those of two unknowns
# as f_evm_bvmul and its like, also when it has given them their meaning.
PRODUCTS = "f_evm_"
ORDERS = {
    "products": (
        ("yices", 0.02), ("z3", 0.02), ("yices", 0.1), ("bitwuzla", 0.03), ("cvc5", 0.03),
        ("yices", 0.46), ("bitwuzla", 0.12), ("cvc5", 0.12), ("z3", 0.1),
    ),
    # With their real meaning, products are cvc5's: where it has them at all it has them in half a second.
    "refined": (("cvc5", 0.01), ("yices", 0.45), ("bitwuzla", 0.15), ("cvc5", 0.24), ("z3", 0.1)),
    "plain": (("yices", 0.75), ("bitwuzla", 0.15), ("z3", 0.1)),
}  # fmt: skip
SHORTEST_TURN = 1.0
# Queries of one property are alike. Whoever answered the last of its kind is asked first, for so many times as long as
# it took for the longest of the last few.
PATIENCE = 4.0
REMEMBERED = 8
LONGEST_FIRST_TURN = 0.35
# Longer than this, it waits for a short turn of each other who answered one of its kind, where those have it at once or
# not at all.
LONG = 2.0


def kind_of(query):
    with open(query) as file:
        products = PRODUCTS in file.read()
    if not products:
        return "plain"
    return "refined" if query.endswith(".refined.smt2") else "products"


def answers_of(log, kind):
    """[(solver, seconds)] of those who answered the queries of this kind, the last one last."""
    try:
        with open(log) as file:
            return [answer for line in file if (answer := answer_in(line, kind)) is not None]
    except OSError:
        return []


def answer_in(line, kind):
    try:
        entry = json.loads(line)
        if entry["kind"] != kind or entry["by"] is None:
            return None
        mine = [turn["seconds"] for turn in entry["turns"] if (turn["solver"], turn["on"]) == (entry["by"], "query")]
        return entry["by"], float(mine[-1])
    except (ValueError, KeyError, IndexError, TypeError):
        return None


def turns_of(kind, limit, log):
    """[(solver, seconds)]"""
    order = [(solver, max(SHORTEST_TURN, share * limit)) for solver, share in ORDERS[kind]]
    answers = answers_of(log, kind) if log else []
    if not answers:
        return growing(order)
    last = answers[-1][0]
    longest = max(seconds for solver, seconds in answers[-REMEMBERED:] if solver == last)
    first = max(SHORTEST_TURN, min(PATIENCE * longest, LONGEST_FIRST_TURN * limit))
    others = dict.fromkeys(solver for solver, _ in reversed(answers) if solver != last)
    short = [(other, SHORTEST_TURN) for other in others] if kind == "refined" and first > LONG else []
    return growing([*short, (last, first), *order])


def growing(turns):
    """Without those in which a solver would have no longer than it had before."""
    longest = {}
    kept = []
    for solver, seconds in turns:
        if seconds > longest.get(solver, 0):
            longest[solver] = seconds
            kept.append((solver, seconds))
    return kept


def spare_cores(path):
    """Cores that no job uses at the moment, as the run writes it down; none when it does not."""
    if not path:
        return 0
    try:
        with open(path) as file:
            return max(0, min(int(file.read()), (os.cpu_count() or 1) - 1))
    except (OSError, ValueError):
        return 0
