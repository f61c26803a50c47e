"""How it is written: DOT and the engines that draw it, SVG, PDF, and text forms."""
