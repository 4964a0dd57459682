"""Doors: wherever somebody gives a secret. Each try is counted before it is looked at, and told kindly when refused."""
