"""Starts Halmos: `run.py MESSAGES ARGUMENT...`. Every warning and error goes to the file MESSAGES as well, with their
number at the end, so that one which is lost from either is missed."""

import atexit
import json
import logging
import sys

from halmos.__main__ import main


class Record(logging.Handler):
    def __init__(self, path):
        super().__init__(logging.WARNING)
        self.file = open(path, "a")
        self.count = 0

    def write(self, entry):
        self.file.write(json.dumps(entry) + "\n")
        self.file.flush()

    def emit(self, record):
        self.count += 1
        self.write({"level": record.levelname, "text": record.getMessage()})

    def end(self):
        self.write({"messages": self.count})


record = Record(sys.argv.pop(1))
logging.getLogger().addHandler(record)
atexit.register(record.end)
sys.exit(main())
