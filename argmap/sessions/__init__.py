"""Maps that someone is working on: their texts, what is known of these, and changes that can be taken back.

No protocol is known here; the language server is one of those that are built on it.
"""
