"""Dates, hours and numbers as people of France write them: read exactly, or refused with a reason. Never guessed."""
