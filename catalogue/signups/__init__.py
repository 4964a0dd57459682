"""Signing up for a date on the site: seats, the waiting list, the mails, the personal page, and who came.

    models        a date's seats, who signed up, what was mailed, what a region settles
    dated_pages   which page a sign-up is for, whatever its language
    applications  for a promotion: asked, then decided by staff
    registering   taking a seat, or a place in the waiting list
    confirming    until when an address must be confirmed
    waiting       freed seats go to who waits
    following     what a published, cancelled or deleted date means for who signed up
    presence      at which meetings of a date in several somebody was
    moving        another date, out of turn: what staff alone does
    wording       the words of the mails, the site's or a region's own
    mails         what they are told
    writing       what staff writes to them
    opinions      the questions after a date, and what comes of the answers
    date_alerts   « Prévenez-moi » of new dates
    views, admin  the visitor's pages, the staff's screens
    privacy       what is forgotten, and when; `retention` says it

`catalogue` never imports it: what its pages show of it comes by the hooks of `catalogue.schedule` (places,
scores) and of the agenda (`catalogue.planning.desk.links`).
"""
