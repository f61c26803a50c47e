"""The version of the program, and the words by which it knows what it made."""

VERSION = "0.1.0"
# Near the beginning of files in formats that have no better mark of their own; see `argmap.reporting.own_work`.
MADE_BY = "Drawn by argmap; what is changed here is lost when the map is drawn again."
