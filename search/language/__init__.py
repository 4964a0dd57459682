"""French and other languages as search reads them: words, stems, sounds. Imports nothing of search."""
