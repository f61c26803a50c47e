"""How maps are written as good YAML."""
