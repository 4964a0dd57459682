"""Keeping the index equal to the public pages."""
