"""Markup within a line, for maps that ask for it: what is emphasised, what is code, a link or a formula."""
