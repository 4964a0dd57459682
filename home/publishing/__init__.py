"""What is to be published or taken offline on a date: each page alone, whatever becomes of the others."""
