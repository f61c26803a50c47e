"""The conversation with an editor: what arrives out of form or out of turn is answered, and ends nothing."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

_BEFORE = (types.INITIALIZE, types.EXIT)


class TextKeeper(LanguageServer, ABC):
    """A server that keeps the texts of open files itself."""

    @abstractmethod
    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take in a file."""

    @abstractmethod
    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Change the text of a file."""

    @abstractmethod
    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Let a file go."""


class Protocol(LanguageServerProtocol):
    """As pygls has it, but strict in the order of messages, kind in its errors, and with our own documents."""

    _server: TextKeeper

    @property
    def was_shut_down(self) -> bool:
        """Whether the editor has said that it will leave."""
        return self._shutdown

    # -- what arrives ----------------------------------------------------------------------------------------------

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in an object; a request that is not formed as it should be is answered with an error."""
        if "jsonrpc" not in data or not isinstance(data.get("method", ""), str):
            return data
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            number = data.get("id")
            if "method" in data and isinstance(number, int | str):
                self.refuse(number, types.ErrorCodes.InvalidParams, "the parameters are not those of this request")
            raise error

    def handle_message(self, message: Any) -> None:
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if not hasattr(message, "jsonrpc"):
            self.refuse(None, types.ErrorCodes.InvalidRequest, "this is no message of JSON-RPC 2.0")
        elif method is not None and self._workspace is None and method not in _BEFORE:
            self.refuse(number, types.ErrorCodes.ServerNotInitialized, "the first request has to be `initialize`")
        elif method == types.INITIALIZE and self._workspace is not None:
            self.refuse(number, types.ErrorCodes.InvalidRequest, "the server was initialized before")
        elif method is not None and self._shutdown and method != types.EXIT:
            self.refuse(number, types.ErrorCodes.InvalidRequest, "the server was asked to shut down")
        else:
            super().handle_message(message)

    def unreadable(self, error: Exception) -> None:
        """Answer what is no JSON; any other fault was answered where it was found."""
        if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
            self._send_data(_nameless(types.ErrorCodes.ParseError, "this is not JSON"))

    # -- what is sent ----------------------------------------------------------------------------------------------

    def refuse(self, number: int | str | None, code: types.ErrorCodes, message: str) -> None:
        """Answer a request with an error; a notification, which has no number, is passed over."""
        if number is not None:
            self._send_response(number, error=types.ResponseError(code.value, message))
        elif code is types.ErrorCodes.InvalidRequest:
            self._send_data(_nameless(code, message))

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        """As pygls does, without the traceback that it sends along with errors."""
        if error is not None:
            error = types.ResponseError(error.code, str(error.message).partition("\n")[0])
        super()._send_response(msg_id, result, error)

    # -- documents -------------------------------------------------------------------------------------------------
    # pygls takes more characters for ends of lines than an editor does, so texts are kept by ourselves.

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params)


def _nameless(code: types.ErrorCodes, message: str) -> dict[str, Any]:
    """An answer to something that has no number."""
    return {"jsonrpc": "2.0", "id": None, "error": {"code": code.value, "message": message}}
