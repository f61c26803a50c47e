"""The words that argmap itself puts into pictures and text forms of a map: one table for each language, in one file.

All tables have the same keys. What stands under `words` in a map has the form of a table, and replaces what is in it.
"""
