"""Papers of a date, as PDF: attendance sheet, list, badges, convocations, certificates.

    half_days     when people sign
    facts         what every paper says of the date
    people        what a paper says of each person
    typesetting   from data and a template of `templates/signups/papers/` to an accessible PDF
    making        each paper, from a date and its registrations
    poster        what hangs in a window
    season        the same, of all that a region's agenda holds
    certifying    the code that says whether a certificate is true
    views, admin  for the person, by « Ma place »; for staff

Typst sets them (a wheel without anything of the system): 0.15 alone writes PDF/UA, which it checks, while the open part
of ReportLab writes no tags. Texts reach it as JSON, so that none is ever read as markup.
"""
