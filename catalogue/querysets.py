"""Selections of dated pages and what the cards of the catalogue read.

What a query asks beside its columns is the same each time: it is built once.
"""

from functools import cache

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageManager

from catalogue.models.national import NationalProposal
from catalogue.schedule.places import seats_taken
from catalogue.schedule.scores import scores_of
from home.querysets import SitePageQuerySet


class ScheduledQuerySet(SitePageQuerySet):
    def upcoming(self):
        """Not over, soonest first."""
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self):
        """Over, latest first."""
        return self.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def upcoming_first(self):
        """All of them: what is not over, soonest first, then what is, latest first."""
        now = timezone.now()
        over = Case(When(ends_at__lte=now, then=1), default=0)
        return self.order_by(over, Case(When(ends_at__gt=now, then=F("starts_at"))), "-starts_at", "-pk")


@cache
def icon_of_first_theme(model, of: str = "pk") -> Subquery:
    """The icon of the first of the published themes of a `model`, whose pictures a card without one shows."""
    themes = model._meta.get_field("themes")
    found = themes.related_model.objects.filter(live=True, **{themes.remote_field.related_name: OuterRef(of)})
    return Subquery(found.order_by("path").values("icon")[:1])


@cache
def count_of_days(model) -> Coalesce:
    """How many days a `model` that may be in several has."""
    days = model._meta.get_field("days").related_model.objects.filter(session=OuterRef("pk"))
    counted = days.order_by().values("session").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


class TakingSignupsQuerySet(ScheduledQuerySet):
    """Dates that may keep their sign-ups on the site."""

    def with_when(self):
        """What `when` says, read in one query."""
        return self

    def card_annotations(self, of=""):
        return super().card_annotations(of) | {"seats_taken": seats_taken()}

    def with_detail(self):
        return super().with_detail().annotate(seats_taken=seats_taken(), **scores_of(self.model))


class SessionQuerySet(TakingSignupsQuerySet):
    def with_when(self):
        return super().with_when().annotate(days_counted=count_of_days(self.model))

    def card_annotations(self, of=""):
        workshops = self.model._meta.get_field("workshop").related_model
        icon = icon_of_first_theme(workshops, f"{of}workshop")
        return super().card_annotations(of) | {"days_counted": count_of_days(self.model), "theme_icon": icon}

    def with_detail(self):
        found = super().with_detail().select_related("workshop", "moved_to")
        return found.annotate(days_counted=count_of_days(self.model))


class WorkshopQuerySet(SitePageQuerySet):
    def card_annotations(self, of=""):
        return super().card_annotations(of) | {"theme_icon": icon_of_first_theme(self.model)}

    def with_detail(self):
        return super().with_detail().annotate(**scores_of(self.model))


class PromotionQuerySet(TakingSignupsQuerySet):
    def with_detail(self):
        return super().with_detail().select_related("cycle", "moved_to")


class EventQuerySet(TakingSignupsQuerySet):
    def card_annotations(self, of=""):
        return super().card_annotations(of) | {"theme_icon": icon_of_first_theme(self.model)}

    def with_detail(self):
        return super().with_detail().select_related("moved_to")


class MaterialQuerySet(SitePageQuerySet):
    def card_annotations(self, of=""):
        return super().card_annotations(of) | {"theme_icon": icon_of_first_theme(self.model)}

    def accepted_nationally(self):
        """Regions' materials that the national library accepted; `visible()` still decides what shows."""
        return self.filter(self._accepted())

    def listed_in(self, region):
        """Also what the national library accepted, from whatever region: listed everywhere, copied nowhere."""
        return super().listed_in(region) | self._accepted()

    def _accepted(self) -> Q:
        return Q(pk__in=NationalProposal.objects.accepted().values("material"))

    def with_detail(self):
        """Also with `downloads`, of all its files since ever; None when there was none."""
        months = self.model.objects.filter(pk=OuterRef("pk")).order_by()
        total = months.values("pk").annotate(total=Sum("files__document__monthly_downloads__count")).values("total")
        return super().with_detail().annotate(downloads=Subquery(total))


def manager_of(queryset: type):
    """A page manager that speaks a queryset's language."""
    return PageManager.from_queryset(queryset)()
