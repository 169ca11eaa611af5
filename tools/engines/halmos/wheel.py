#!/usr/bin/env python3
"""A command line for solvers that come as Python packages only: wheel.py bitwuzla|cvc5 FILE."""
import sys


def bitwuzla(path):
    from bitwuzla import Option, Options, Parser, TermManager

    options = Options()
    options.set(Option.PRODUCE_MODELS, True)
    Parser(TermManager(), options).parse(path)


def cvc5(path):
    """Products as integers: bit-blasting loses them at 256 bits."""
    from cvc5 import InputLanguage, InputParser, Solver, SymbolManager, TermManager

    terms = TermManager()
    solver = Solver(terms)
    symbols = SymbolManager(terms)
    solver.setOption("produce-models", "true")
    solver.setOption("solve-bv-as-int", "sum")
    parser = InputParser(solver, symbols)
    parser.setFileInput(InputLanguage.SMT_LIB_2_6, path)
    while not (command := parser.nextCommand()).isNull():
        print(command.invoke(solver, symbols), end="", flush=True)


{"bitwuzla": bitwuzla, "cvc5": cvc5}[sys.argv[1]](sys.argv[2])
sys.stdout.flush()
