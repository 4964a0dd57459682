"""Signing up for a date on the site: seats, the waiting list, the mails, the personal page, and who came.

    models        a date's seats, who signed up, what was mailed
    dates         which page a sign-up is for, whatever its language
    registering   taking a seat, or a place in the waiting list
    waiting       freed seats go to who waits
    following     what a published, cancelled or deleted date means for who signed up
    mails         what they are told
    views, admin  the visitor's pages, the staff's screens
    privacy       what is forgotten, and when

`catalogue` never imports it: what its pages show of it comes by the hook of `catalogue.schedule.places`.
"""
