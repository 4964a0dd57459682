"""What visitors see: the form of a date, and the page of one's own place."""
