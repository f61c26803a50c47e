"""The sections of a review: one module for each question that is put to a map."""
