"""When things take place: dates as they are written, periods, states, the agenda, calendars."""
