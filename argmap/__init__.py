"""Arguments as YAML trees: checked, evaluated and drawn."""

from __future__ import annotations

__version__ = "0.1.0"
