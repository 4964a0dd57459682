"""Several things chosen in a form: boxes, sorted, within the wall and the page's language, read in one query."""

import lxml.html
import pytest
from django.forms import SelectMultiple

from catalogue.models import Audience, EventPage, MaterialPage, ThemePage, WorkshopPage
from home.ticking.fields import SeveralThingsField, SortedChoices
from home.ticking.widgets import SHORT, TickBoxes
from tests.editing.forms import Editor, add_address, address, errors_of
from tests.factories import make_audience, make_event, make_material, make_theme, make_workshop
from tests.home.test_page_tree import our_page_types

pytestmark = pytest.mark.django_db


def boxes(response, name: str) -> list[str]:
    html = lxml.html.fromstring(response.content.decode())
    return [" ".join(label.text_content().split()) for label in html.xpath(f"//label[input[@name='{name}']]")]


def test_no_form_of_a_page_has_a_list_of_several():
    forms = {model: model.get_edit_handler().get_form_class() for model in our_page_types()}
    wrong = [
        (model.__name__, name)
        for model, form in forms.items()
        for name, field in form.base_fields.items()
        if isinstance(field.widget, SelectMultiple) and not isinstance(field.widget, TickBoxes)
    ]
    assert (len(forms) > 10, wrong) == (True, [])


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (WorkshopPage, {"themes", "audiences", "materials", "next_workshops"}),
        (MaterialPage, {"themes", "audiences"}),
        (EventPage, {"themes", "audiences", "materials"}),
    ],
)
def test_one_rule_gives_their_boxes_to_all_fields(model, names):
    fields = model.get_edit_handler().get_form_class().base_fields.items()
    assert {name for name, field in fields if isinstance(field, SeveralThingsField)} == names


def test_pages_are_sorted_whatever_their_accents_and_say_where_they_come_from(site, bretagne, occitanie, redaction):
    for title in ("Zone blanche", "Écrire pour le web", "Avis", "fiche Google", "Œuvre commune"):
        make_material(site, title=title)
    make_material(bretagne, title="Avis")
    make_material(bretagne, title="Brouillon breton", live=False)
    make_material(site, title="Essai", live=False)
    response = Editor(redaction).client.get(address("edit", make_workshop(site)))
    assert boxes(response, "materials") == [
        "Avis",
        "Avis (Bretagne)",
        "Écrire pour le web",
        "Essai (non publiée)",
        "fiche Google",
        "Œuvre commune",
        "Zone blanche",
    ]


def test_audiences_keep_the_order_that_they_are_given(site, redaction):
    for order, name in enumerate(("Débutants", "Aguerris")):
        make_audience(site, name=name, order=order)
    response = Editor(redaction).client.get(address("edit", make_workshop(site)))
    assert boxes(response, "audiences") == ["Débutants", "Aguerris"]


def test_a_french_page_is_offered_french_themes_and_what_it_names(site, english, redaction):
    theme = make_theme(site, title="Avis")
    site.copy_for_translation(english, copy_parents=True)
    theme.copy_for_translation(english, copy_parents=True).save_revision().publish()
    audience = make_audience(site, name="Débutants")
    Audience.objects.create(name="Beginners", slug="beginners", locale=english)
    foreign = ThemePage.objects.get(locale=english)
    foreign.title = "Reviews"
    foreign.save()
    client = Editor(redaction).client
    for page in (make_workshop(site, themes=[theme]), make_event(site, themes=[theme])):
        response = client.get(address("edit", page))
        assert (boxes(response, "themes"), boxes(response, "audiences")) == (["Avis"], [audience.name])
    naming = client.get(address("edit", make_workshop(site, themes=[foreign])))
    assert boxes(naming, "themes") == ["Avis", "Reviews"]
    new = client.get(add_address(WorkshopPage, site.get_children().get(slug="ateliers")))
    assert boxes(new, "themes") == ["Avis"]


def test_a_workshop_is_not_offered_as_its_own_sequel(site, redaction):
    one, other = make_workshop(site, title="Un"), make_workshop(site, title="Autre")
    assert boxes(Editor(redaction).client.get(address("edit", one)), "next_workshops") == ["Autre"]
    assert other.pk


def test_a_draft_of_another_region_is_neither_offered_nor_taken(bretagne, occitanie, site, breton_editor):
    secret = make_material(occitanie, title="Secret", live=False)
    open_to_all = make_material(occitanie, title="Ouvert")
    workshop = make_workshop(bretagne, themes=[make_theme(site)])
    editor = Editor(breton_editor)
    assert boxes(editor.client.get(address("edit", workshop)), "materials") == ["Ouvert (Occitanie)"]
    refused = editor.edit(workshop, {"materials": [secret.pk]})
    assert list(errors_of(refused)) == ["materials"]
    assert "Secret" not in refused.content.decode()
    editor.edit(workshop, {"materials": [open_to_all.pk]})
    kept = WorkshopPage.objects.get(pk=workshop.pk).get_latest_revision_as_object().materials.all()
    assert [material.pk for material in kept] == [open_to_all.pk]


def test_a_long_list_is_folded_below_what_is_chosen(site, redaction):
    themes = [make_theme(site, title=f"Sujet {chr(65 + number)}") for number in range(SHORT + 1)]
    response = Editor(redaction).client.get(address("edit", make_workshop(site, themes=themes[1:3])))
    html = lxml.html.fromstring(response.content.decode())
    (group,) = html.xpath("//tick-boxes[.//input[@name='themes']]")
    assert (group.get("role"), group.get("aria-label")) == ("group", "Thèmes")
    assert group.xpath("p[@data-chosen]")[0].text_content() == "Sujet B ; Sujet C"
    assert [details.get("open") for details in group.xpath("details")] == [None]
    new = Editor(redaction).client.get(add_address(WorkshopPage, site.get_children().get(slug="ateliers")))
    group = lxml.html.fromstring(new.content.decode()).xpath("//tick-boxes[.//input[@name='themes']]")[0]
    assert [details.get("open") for details in group.xpath("details")] == [""]  # one must be chosen: it waits open


@pytest.mark.parametrize("count", [1, 3])
def test_choices_are_read_at_once_without_their_streams(site, bretagne, count, django_assert_num_queries):
    for number in range(count):
        make_material(bretagne, title=f"Fiche {number}")
    choices = SortedChoices(SeveralThingsField(MaterialPage.objects.all()))
    with django_assert_num_queries(3) as asked:  # two of them read the regions, which nothing remembers yet
        assert [label for _value, label in choices] == [f"Fiche {number} (Bretagne)" for number in range(count)]
    assert ['"body"' in query["sql"] for query in asked.captured_queries] == [False] * 3
