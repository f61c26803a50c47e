"""Turns of reasoning that often go wrong, one module for each kind, told by the wording of statements.

Nothing here decides that a step is bad: what is found is asked.
"""
