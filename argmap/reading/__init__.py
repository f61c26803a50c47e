"""Reading maps: YAML to the model, with every fault found in one run."""

from argmap.reading.faults import READING_RULES
from argmap.reading.files import CannotRead, read_bytes, read_file
from argmap.reading.project import Project, load_project
from argmap.reading.reader import load
from argmap.reading.result import Reading

__all__ = ["READING_RULES", "CannotRead", "Project", "Reading", "load", "load_project", "read_bytes", "read_file"]
