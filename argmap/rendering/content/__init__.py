"""What is drawn, without places: boxes and their words, the views of a map, the legend."""
