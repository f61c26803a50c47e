"""The content of a drawing, without places: boxes and their words, the views of a map, the legend."""
