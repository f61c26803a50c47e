"""What a map shows of itself, for rules, reviews and whoever asks: words of texts, grounds, circles, quotations."""
