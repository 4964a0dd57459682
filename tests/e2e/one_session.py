"""One session of Bretagne for which one signs up, and the time that passes over it.

Time passes by moving the dates that the database holds, and by doing what the worker then does.
"""

import json

TITLE = "Répondre aux avis, à Quimper"
MAKE = """
import json
from home.models import RegionPage
from tests.catalogue.signups.people import make_date
home = RegionPage.objects.get(slug="bretagne", locale__language_code="fr")
date = make_date(home, days=30, seats=3, title={title!r})
print(json.dumps({{"pk": date.pk, "slug": date.slug}}))
"""
PASS = """
from datetime import timedelta
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from catalogue.models import SessionPage
from catalogue.signups.models import Registration, Seats, SentNotice
from catalogue.signups.wagtail_hooks import chores
from home.outbox.sending import send_due
with transaction.atomic():
    date = SessionPage.objects.get(pk={pk})
    start = timezone.now() + timedelta({days})
    moments = {{"starts_at": start, "ends_at": date.ends_at - date.starts_at + start}}
    SessionPage.objects.filter(pk=date.pk).update(**moments)
    Seats.objects.filter(page=date.pk).update(told_start=start, told_end=moments["ends_at"])
    people = Registration.objects.filter(seats__page=date.pk)
    people.update(created_at=F("created_at") - (date.starts_at - start))
    told = SentNotice.objects.filter(registration__in=people)
    told.filter(about=f"{{date.starts_at:%Y%m%dT%H%M}}").update(about=f"{{start:%Y%m%dT%H%M}}")
for chore in chores():
    chore.run()
send_due()
"""
UNMAKE = """
from catalogue.models import SessionPage
date = SessionPage.objects.get(pk={pk})
workshop = date.workshop
themes = list(workshop.themes.all())
date.delete()
for page in (workshop, *themes):
    page.delete()
"""


class Session:
    """As the site has it. `address`: its public page."""

    def __init__(self, site):
        self.site = site
        made = json.loads(self._shell(MAKE.format(title=TITLE)).splitlines()[-1])
        self.pk = made["pk"]
        self.address = site.url(f"/agenda/{made['slug']}/", "bretagne.localhost")

    def is_in(self, days: float) -> None:
        """Let time pass until it begins in so many days; fewer than none, since it began."""
        self._shell(PASS.format(pk=self.pk, days=days))

    def ends(self) -> None:
        self._shell(UNMAKE.format(pk=self.pk))

    def _shell(self, code: str) -> str:
        return self.site.manage("shell", "--no-imports", "-c", code)
