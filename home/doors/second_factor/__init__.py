"""A second factor beside the password: an application's codes, recovery codes, and what happens when both are lost."""
