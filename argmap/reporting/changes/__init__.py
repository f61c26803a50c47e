"""The changes between two maps, as text, as a page and as JSON."""
