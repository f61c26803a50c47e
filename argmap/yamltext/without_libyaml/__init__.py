"""YAML where PyYAML has no libyaml: its parser in Python, made to read what libyaml reads, at the same places.

The two differ in what they allow (tabs, directives, characters in tags, signs in brackets), in where a value stands
that is nothing, and in what they say of an error.
"""

from argmap.yamltext.without_libyaml.parser import PythonParser

__all__ = ["PythonParser"]
