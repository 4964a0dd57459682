"""« Me prévenir » : who wants to know what is new in a search, and is told, once a day at most.

models       an address, confirmed by mail, and what it has seen
wanted       a search as an alert keeps it: one form for one search, its words, what it finds
asking       keeping the wish of an address, its confirmation, its end
telling      one mail when something new is found
mails        what is written
privacy      what is forgotten, and when
views        the form below a search, and the page of the link in the mails
report       what staff sees: counts, never an address
sought       what an alert is about, and where
unmet        what is waited for and was never in the agenda, by theme and département
"""
