"""Fixes that several rules offer: another kind, an id first, a voice, an objection to a step instead of its end."""
