"""Changes that keep every reference right: each gives the edits, proven to read back as meant, or refuses with why."""
