"""A region translates its own published pages, with its own images, and nothing else."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation, TranslationSource

from catalogue.provisioning.rights import PUBLISHES, grant_pages
from tests.factories import make_article
from tests.walls.crawl import undone


@pytest.fixture
def breton(world):
    """The coordination of Bretagne, with the right to translate."""
    with undone():
        person = world["bretagne"].people["Coordination"]
        person.user_permissions.add(Permission.objects.get(codename="submit_translation"))
        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        yield client


def submit(client, page) -> int:
    return client.get(reverse("wagtail_localize:submit_page_translation", args=[page.pk])).status_code


def test_only_ones_own_published_pages_are_sent_to_translation(world, breton):
    mine, other, nation = (world[name].pages for name in ("bretagne", "occitanie", "national"))
    pages = [mine["live"], mine["draft"], other["live"], other["draft"], nation["live"], nation["draft"]]
    assert [submit(breton, page) for page in pages] == [200, 404, 404, 404, 404, 404]


@pytest.mark.parametrize(("side", "expected"), [("bretagne", (201, 1)), ("occitanie", (404, 0))])
def test_translation_takes_no_image_of_others(world, breton, side, expected):
    page = make_article(world["bretagne"].home, illustration=world["bretagne"].image)
    english = Locale.objects.get(language_code="en")
    source, _new = TranslationSource.update_or_create_from_instance(page)
    page.copy_for_translation(english, copy_parents=True)
    region = world["bretagne"].home.get_translation(english)
    grant_pages(Group.objects.get(name="Coordination Bretagne"), region, PUBLISHES)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    segment = OverridableSegment.objects.get(source=source, context__path="illustration")
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    values = urlencode({"value": world[side].image.pk})
    response = breton.put(url, values, content_type="application/x-www-form-urlencoded")
    overrides = SegmentOverride.objects.filter(context=segment.context).count()
    assert (response.status_code, overrides) == expected
