"""YAML as text: what is written where, and edits that keep the layout of the rest."""
