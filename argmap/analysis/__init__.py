"""What a map shows of itself, for rules, reviews and whoever else asks: words of texts, grounds, circles, quotations."""
