"""What the index holds of each public page, as data, as rows, as vectors."""
