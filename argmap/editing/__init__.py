"""Changes to maps in their own text: formatting, fixes, refactoring."""
