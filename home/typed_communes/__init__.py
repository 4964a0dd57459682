"""A commune typed in a form of the admin: suggested as one types, with its postcode, and placed on the map."""
