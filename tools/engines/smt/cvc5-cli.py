#!/usr/bin/env python3
"""A command line for cvc5's Python wheel: cvc5-cli.py [--option=value ...] FILE, or --version for both solvers."""
import importlib.metadata
import sys

import cvc5

if sys.argv[1:] == ["--version"]:
    print("z3 " + importlib.metadata.version("z3-solver") + ", cvc5 " + cvc5.__version__)
    sys.exit(0)
terms = cvc5.TermManager()
solver = cvc5.Solver(terms)
symbols = cvc5.SymbolManager(terms)
try:
    for argument in sys.argv[1:-1]:
        key, _, value = argument.lstrip("-").partition("=")
        solver.setOption(key, value or "true")
    parser = cvc5.InputParser(solver, symbols)
    parser.setFileInput(cvc5.InputLanguage.SMT_LIB_2_6, sys.argv[-1])
    while not (command := parser.nextCommand()).isNull():
        print(command.invoke(solver, symbols), end="", flush=True)
except RuntimeError as problem:
    sys.exit(f"error: {problem}")
