"""« Créer »: what one creates most, each one click away, below the right page of one's region.

`home` declares the hook `register_first_steps`; each app registers a function that gives a list of FirstStep.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from home.admin.dashboard.panels import DashboardPanel
from home.guide.jobs import jobs
from home.models import User
from home.regions import known_regions
from home.walls.territory import territory_of

HOOK = "register_first_steps"
_NEWCOMER = timedelta(days=21)  # each thing to create is explained as long


@dataclass(frozen=True)
class FirstStep:
    """Something to create: a page of `model` below a page of `parent_model`, where the user may add one.

    `order`: its place for those who keep a region; `national_order`: for those who keep the nation. `job`: the page of
    the guide that says how, whose title and first words are shown.
    """

    order: int
    national_order: int
    job: str
    icon: str
    parent_model: type[Page]
    model: type[Page]

    @property
    def label(self) -> str:
        return jobs()[self.job].title

    @property
    def help_text(self) -> str:
        return jobs()[self.job].summary

    def url(self, parent_id: int) -> str:
        names = (self.model._meta.app_label, self.model._meta.model_name)
        return reverse("wagtailadmin_pages:add", args=[*names, parent_id])


@dataclass(frozen=True)
class Offer:
    """What somebody may create in one region; `region`: its name, empty for the nation. `steps`: with addresses."""

    region: str
    steps: list[tuple[FirstStep, str]]


def offers_of(user: User) -> list[Offer]:
    """The registered steps that a user may take, the nation's first. One query."""
    steps = [step for register in hooks.get_hooks(HOOK) for step in register()]
    parents = _parents(user, [step.parent_model for step in steps])
    return [Offer(name, offered) for name, path in _sides(parents) if (offered := _offered(steps, parents, path))]


_Parents = dict[tuple[str | None, type[Page]], int]


def _parents(user: User, models: list[type[Page]]) -> _Parents:
    """By path of the region's home and type, the highest page below which the user may add one."""
    types = ContentType.objects.get_for_models(*models)
    models_of = {content_type.pk: model for model, content_type in types.items()}
    addable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    addable = addable.filter(alias_of__isnull=True, locale=Locale.get_default(), content_type__in=models_of)
    territory = territory_of(user)
    found: _Parents = {}
    for pk, path, type_id in addable.order_by("depth", "path").values_list("pk", "path", "content_type"):
        found.setdefault((territory.home_of(path), models_of[type_id]), pk)
    return found


def _sides(parents: _Parents) -> Iterator[tuple[str, str | None]]:
    """Name and home of each region, the nation's (which has none) first."""
    regions = known_regions()
    for path in sorted({path for path, _model in parents}, key=lambda path: path or ""):
        yield (regions[path].name if path and path in regions else "", path)


def _offered(steps: list[FirstStep], parents: _Parents, path: str | None) -> list[tuple[FirstStep, str]]:
    mine = [(step, parents[path, step.parent_model]) for step in steps if (path, step.parent_model) in parents]
    mine.sort(key=lambda one: one[0].order if path else one[0].national_order)
    return [(step, step.url(parent_id)) for step, parent_id in mine]


def site_url_of(user: User) -> str:
    """The home that the user works on: the region's for a region's editor, else the national one."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    home = mine.filter(locale=Locale.get_default(), depth__gt=1).order_by("depth", "path").first()
    return (home and home.url) or "/"


class CreatingPanel(DashboardPanel):
    """« Créer »; « Par où commencer », with words on each thing, to those who came lately."""

    template_name = "home/admin/dashboard/creating.html"
    order = 50

    def read(self, user: User) -> dict:
        return {
            "offers": offers_of(user),
            "site_url": site_url_of(user),
            "is_new": timezone.now() - user.date_joined < _NEWCOMER,
        }
