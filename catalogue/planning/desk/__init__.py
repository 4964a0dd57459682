"""The agenda of the admin: the dated pages of one's territory, as a list and as a month, changed in place."""
