"""From a query to results: ranked, with the passage that holds the words."""
