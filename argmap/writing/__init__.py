"""Maps from plain data: what any program can put together, written as good YAML that is read back as the same."""

from argmap.writing.as_data import as_data
from argmap.writing.graphs import Step, trees
from argmap.writing.refusals import CannotWrite
from argmap.writing.writer import write_map

__all__ = ["CannotWrite", "Step", "as_data", "trees", "write_map"]
