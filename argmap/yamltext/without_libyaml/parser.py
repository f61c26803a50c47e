"""The events of a YAML text as libyaml gives them: PyYAML's grammar in Python, on tokens as libyaml makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import MarkedYAMLError, ScalarEvent
from yaml.parser import Parser
from yaml.tokens import FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken, ValueToken

from argmap.yamltext.without_libyaml.names import TokensWithNames

# What PyYAML says of an error begins so; what libyaml says of it.
_IN_WORDS_OF_LIBYAML = (
    ("sequence entries", "block sequence entries are not allowed in this context"),
    ("mapping keys", "mapping keys are not allowed in this context"),
    ("mapping values", "mapping values are not allowed in this context"),
    ("found character", "found character that cannot start any token"),
    ("expected '<document start>'", "did not find expected <document start>"),
    ("expected the node content", "did not find expected node content"),
    ("expected ',' or ']'", "did not find expected ',' or ']'"),
    ("expected ',' or '}'", "did not find expected ',' or '}'"),
    ("found undefined tag handle", "found undefined tag handle"),
    ("duplicate tag handle", "found duplicate %TAG directive"),
    ("found duplicate YAML", "found duplicate %YAML directive"),
    ("found incompatible YAML", "found incompatible YAML document"),
)


def _in_words_of_libyaml(error: MarkedYAMLError) -> str:
    """The words of libyaml for an error."""
    problem = str(error.problem)
    if problem.startswith("expected <block end>"):
        in_list = "collection" in str(error.context)
        return "did not find expected '-' indicator" if in_list else "did not find expected key"
    return next((words for begin, words in _IN_WORDS_OF_LIBYAML if problem.startswith(begin)), problem)


class PythonParser(TokensWithNames, Parser):
    """The events of a text, as `yaml.CSafeLoader` gives them.

    In brackets, a value that is nothing stands where the next token begins.
    """

    def __init__(self, text: str) -> None:
        TokensWithNames.__init__(self, text)
        Parser.__init__(self)

    def get_event(self) -> Any:
        try:
            return Parser.get_event(self)
        except MarkedYAMLError as error:
            error.problem = _in_words_of_libyaml(error)
            raise

    def parse_flow_mapping_key(self, first: bool = False) -> Any:
        event = super().parse_flow_mapping_key(first=first)
        if isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
            return self.process_empty_scalar(self.peek_token().start_mark)
        return event

    def parse_flow_mapping_value(self) -> Any:
        return self._value_in_flow(FlowMappingEndToken, self.parse_flow_mapping_key)

    def parse_flow_sequence_entry_mapping_value(self) -> Any:
        return self._value_in_flow(FlowSequenceEndToken, self.parse_flow_sequence_entry_mapping_end)

    def _value_in_flow(self, end: type[Any], then: Callable[[], Any]) -> Any:
        if self.check_token(ValueToken):
            self.get_token()
            if not self.check_token(FlowEntryToken, end):
                self.states.append(then)
                return self.parse_flow_node()
        self.state = then
        return self.process_empty_scalar(self.peek_token().start_mark)

    def parse_flow_sequence_entry_mapping_key(self) -> Any:
        """Behind `?` with nothing after it libyaml leaves out a token, but for the bracket."""
        self.get_token()
        if not self.check_token(ValueToken, FlowEntryToken, FlowSequenceEndToken):
            self.states.append(self.parse_flow_sequence_entry_mapping_value)
            return self.parse_flow_node()
        self.state = self.parse_flow_sequence_entry_mapping_value
        if self.check_token(FlowSequenceEndToken):
            return self.process_empty_scalar(self.peek_token().start_mark)
        return self.process_empty_scalar(self.get_token().end_mark)
