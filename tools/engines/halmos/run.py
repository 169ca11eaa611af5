"""Starts Halmos: `run.py shared|plain MESSAGES ARGUMENT...`. Every warning and error goes to the file MESSAGES as well,
with their number at the end, so that one which is lost from either is missed. `plain` is Halmos as it comes, `shared`
without the copies that share.py spares it and the questions that direct.py does."""

import atexit
import gc
import json
import logging
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from direct import direct  # noqa: E402
from share import share  # noqa: E402

if sys.argv.pop(1) == "shared":
    share()
    direct()
    # Nearly all that is made here is ended by its last reference, and looking for cycles in it finds next to nothing.
    gc.set_threshold(20_000)

from halmos.__main__ import main  # noqa: E402


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
