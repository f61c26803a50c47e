"""Which statements stand, given what is granted."""
