"""The questions that are asked after a date, and what comes of the answers.

asking     which questions, of whom, and the mail of three months later
forms      their form
scores     what visitors see of the notes, from five on
results    what staff sees
"""
