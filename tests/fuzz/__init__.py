"""Maps of the project, mutated, through every part of argmap; see `python -m tests.fuzz --help`."""
