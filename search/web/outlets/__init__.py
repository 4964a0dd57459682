"""The same search for other programs: what the results page finds, as Atom, iCalendar and CSV."""
