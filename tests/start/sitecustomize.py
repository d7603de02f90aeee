"""Read by Python when it starts a command of the tests: the collector of garbage takes a third of the imports of torch
and mmdet, and of the end of the process."""

import atexit
import gc

gc.set_threshold(100_000, 50, 100)
atexit.register(gc.freeze)
