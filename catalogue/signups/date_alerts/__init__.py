"""« Prévenez-moi » : asking to know of new dates of a workshop, and being told.

asking     keeping the wish of an address, its confirmation, its end
telling    one mail when new dates are published
forms      what is asked
"""
