"""What a query means: its words, corrections, synonyms."""
