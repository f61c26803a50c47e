"""Facts that a map shows of itself, for rules, reviews and whoever asks: words, grounds, circles, quotations."""
