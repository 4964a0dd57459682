"""The staff's screens: who signed up for a date, adding by telephone, giving back, who came."""
