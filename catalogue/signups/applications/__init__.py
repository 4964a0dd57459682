"""Applying for a promotion: what is asked, and what staff decides. All else is a registration's.

forms       what one who applies writes
deciding    accepted, refused or on the waiting list, with a reason that is mailed
"""
