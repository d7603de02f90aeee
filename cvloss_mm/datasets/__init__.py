"""Small generated data sets for the quick starts and the tests; see `python -m cvloss_mm.datasets.shapes --help`."""
