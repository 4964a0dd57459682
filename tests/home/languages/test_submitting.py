"""A region translates its own published pages: submitting publishes nothing, the translator is let in.

Long because each thing that submitting could publish, and each person whom it could let in, has its own case.
"""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)
from wagtail_localize.operations import translate_object

from catalogue.models import AgendaPage
from home.languages.switching import switch_on_language
from home.models import ContentPage
from tests.editing.forms import DASHBOARD, Editor, address, said
from tests.factories import make_article, make_document, make_image, make_session, make_workshop
from tests.home.languages.conftest import Translator, rows_of

pytestmark = pytest.mark.django_db

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", MULTIPART_CONTENT
REFUSED = [(302, DASHBOARD), (404, "")]  # by the page's rights, by the wall
WORDS = {
    "Bretagne": "Breizh",
    "Fiche Google à Quimper": "Fichenn Google e Kemper",
    "Une heure pour être trouvé.": "Un eurvezh evit bezañ kavet.",
}


@pytest.fixture
def session(site, bretagne):
    workshop = make_workshop(site, title="Fiche Google")
    values = {"slug": "fiche-quimper", "summary": "Une heure pour être trouvé."}
    return make_session(bretagne, workshop, title="Fiche Google à Quimper", **values)


def answer(response) -> tuple[int, str]:
    return response.status_code, response.get("Location", "")


class TestOneSession:
    """The way that the stock library fails: see the control."""

    def test_submitting_publishes_nothing_and_makes_no_alias(self, session, coordinator, breton):
        french = rows_of(Page.objects.exclude(locale=breton))
        above = rows_of(Page.objects.filter(locale=breton))
        response = coordinator.submit(session)
        version = coordinator.version_of(session)
        assert answer(response) == (302, address("edit", version))
        assert (version.live, version.alias_of_id, version.url_path) == (
            False,
            None,
            "/accueil-br/regions/bretagne/agenda/fiche-quimper/",
        )
        assert rows_of(Page.objects.exclude(locale=breton)) == french
        assert rows_of(Page.objects.filter(locale=breton).exclude(pk=version.pk)) == above
        assert not Page.objects.filter(locale=breton).live().exists()

    def test_editor_offers_words_and_addresses_to_change_no_image_nor_page(self, session, coordinator):
        session.illustration = make_image()
        session.save_revision().publish()
        coordinator.submit(session)
        source = coordinator.translation_of(session).source
        offered = OverridableSegment.objects.filter(source=source)
        assert {type(segment.data) for segment in offered} == {str}

    def test_library_alone_publishes_french_aliases(self, session, breton, breton_coordinator):
        """Positive control: what these tests guard against, on the same tree."""
        translate_object(session, [breton], user=breton_coordinator)
        aliases = Page.objects.filter(locale=breton, alias_of__isnull=False)
        assert set(aliases.values_list("live", flat=True)) == {True}
        assert aliases.count() == 4  # national home, its regions, Bretagne, its agenda

    @pytest.mark.parametrize("who", ["editor", "coordinator"])
    def test_translator_is_not_locked_out(self, who, session, request):
        translator = request.getfixturevalue(who)
        translator.submit(session)
        version = translator.version_of(session)
        assert translator.editor.client.get(address("edit", version)).status_code == 200
        assert translator.write(session, WORDS) == [201, 201]

    def test_coordination_publishes_and_visitors_read_it_on_both_hosts(self, session, bretagne, coordinator, visit):
        coordinator.submit(session)
        for page in (bretagne, AgendaPage.objects.child_of(bretagne).get(), session):
            coordinator.write(page, WORDS)
            coordinator.publish(page)
        for host, path in (("localhost", "/br/regions/bretagne/"), ("bretagne.localhost", "/br/")):
            home, page = visit(path, host=host), visit(f"{path}agenda/fiche-quimper/", host=host)
            assert (home.status_code, page.status_code) == (200, 200)
            assert '<h1 class="hero__title" lang="br">Breizh</h1>' in home.content.decode()
            assert "Fichenn Google e Kemper" in page.content.decode()
        assert {visit(path).status_code for path in ("/br/", "/br/regions/", "/br/agenda/")} == {404}
        assert visit("/br/articles/", host="bretagne.localhost").status_code == 404

    def test_session_and_its_translation_are_one_date(self, session, site, bretagne, coordinator, visit):
        other = make_session(bretagne, session.workshop, title="Une autre date")
        coordinator.submit(session)
        coordinator.write(session, WORDS)
        coordinator.publish(session)
        titles = {session: ["Une autre date"], other: ["Fiche Google à Quimper"]}
        for page, shown in titles.items():
            rows = visit(f"/regions/bretagne/agenda/{page.slug}/").context["others"]
            assert [row.title for row in rows] == shown
        workshop = visit(f"/ateliers/{session.workshop.slug}/").context["sessions"]
        assert sorted(row.title for row in workshop) == ["Fiche Google à Quimper", "Une autre date"]

    def test_editor_types_but_does_not_publish(self, session, editor, visit):
        editor.submit(session)
        editor.write(session, WORDS)
        assert answer(editor.publish(session)) in REFUSED
        assert not editor.version_of(session).live

    def test_twice_says_that_it_is_there(self, session, coordinator):
        coordinator.submit(session)
        before = Page.objects.count()
        response = coordinator.submit(session)
        assert said(response)[-1].startswith("« Fiche Google à Quimper » existe déjà dans toutes les langues ouvertes")
        assert Page.objects.count() == before


class TestFrenchTextIsNotPublishedAsBreton:
    def test_coordination_hears_what_is_missing(self, session, coordinator, visit):
        coordinator.submit(session)
        coordinator.write(session, {"Fiche Google à Quimper": WORDS["Fiche Google à Quimper"]})
        response = coordinator.publish(session)
        assert answer(response) == (302, address("edit", coordinator.version_of(session)))
        assert said(response)[-1] == (
            "« Fichenn Google e Kemper » n’est pas publiée : il reste à traduire « Une heure pour être trouvé. »."
            " Un texte qui ne change pas d’une langue à l’autre se recopie."
        )
        assert not coordinator.version_of(session).live

    def test_nor_by_the_usual_editor_once_the_translation_is_stopped(self, session, coordinator):
        coordinator.submit(session)
        translation = coordinator.translation_of(session)
        client = coordinator.editor.client
        client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
        version = coordinator.version_of(session)
        coordinator.editor.edit(version, {}, publish=True)
        assert not coordinator.version_of(session).live
        texts = {"title": "Fichenn Google e Kemper", "summary": "Un eurvezh."}
        coordinator.editor.edit(version, texts)
        coordinator.editor.edit(version, {}, publish=True)
        assert coordinator.version_of(session).live

    def test_nor_in_bulk(self, session, coordinator):
        coordinator.submit(session)
        version = coordinator.version_of(session)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={version.pk}"
        response = coordinator.editor.client.post(url)
        assert "n’est pas publiée" in said(response)[-1]
        assert not coordinator.version_of(session).live

    def test_nor_by_turning_it_into_an_alias(self, session, coordinator):
        coordinator.submit(session)
        version = coordinator.version_of(session)
        client = coordinator.editor.client
        client.post(reverse("wagtail_localize:convert_to_alias", args=[version.pk]))
        client.post(address("edit", version), {"localize-convert-to-alias": "1"})
        version = coordinator.version_of(session)
        assert (version.live, version.alias_of_id) == (False, None)
        assert Translation.objects.filter(source__object_id=session.translation_key).exists()

    def test_nor_by_updating(self, session, coordinator):
        coordinator.submit(session)
        source = coordinator.translation_of(session).source
        url = reverse("wagtail_localize:update_translations", args=[source.pk])
        assert coordinator.editor.client.get(url).status_code == 200
        with coordinator.committed(execute=True):
            coordinator.editor.client.post(url, {"publish_translations": "on"})
        assert not coordinator.version_of(session).live


class TestWhatMayBeTranslated:
    def test_draft_of_ones_own_region_is_refused(self, bretagne, editor, breton):
        draft = make_article(bretagne, title="Brouillon", live=False)
        before = rows_of(Page.objects.all())
        assert said(editor.submit(draft)) == [
            "« Brouillon » n’est pas publiée : publiez-la d’abord, puis demandez sa traduction."
        ]
        assert rows_of(Page.objects.all()) == before

    @pytest.mark.parametrize("live", [True, False])
    def test_page_of_another_region_or_of_the_nation_is_refused(self, live, site, occitanie, editor, coordinator):
        switch_on_language(occitanie, "br")
        pages = [make_article(home, title="Secret d’ailleurs", live=live) for home in (site, occitanie)]
        before = rows_of(Page.objects.all())
        for page in pages:
            for translator in (editor, coordinator):
                response = translator.submit(page)
                assert answer(response) in REFUSED
                assert "Secret" not in " ".join(said(response))
                url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
                assert answer(translator.editor.client.get(url)) in REFUSED
        assert rows_of(Page.objects.all()) == before

    def test_outsiders_do_not_touch_a_translation(self, article, coordinator, occitan_coordinator, translator):
        coordinator.submit(article)
        stranger, translation = translator(occitan_coordinator), coordinator.translation_of(article)
        segment = StringSegment.objects.filter(source=translation.source).first()
        before = rows_of(Page.objects.all())
        assert set(stranger.write(article, {article.title: "Kemeret"})) == {404}
        for name, arguments in (
            ("update_translations", [translation.source_id]),
            ("convert_to_alias", [translation.get_target_instance().pk]),
        ):
            url = reverse(f"wagtail_localize:{name}", args=arguments)
            assert answer(stranger.editor.client.post(url, {})) in REFUSED
        url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        assert stranger.editor.client.post(url).status_code in (302, 403, 404)
        assert answer(stranger.publish(article)) in REFUSED
        assert rows_of(Page.objects.all()) == before
        assert segment.string.translations.count() == 0

    def test_language_that_is_not_switched_on_is_refused(self, article, bretagne, coordinator, english):
        url = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
        response = coordinator.editor.client.post(url, {"locales": [english.pk]})
        assert (response.status_code, list(response.context["form"].errors)) == (200, ["locales"])
        assert not Page.objects.filter(locale=english).exists()

    def test_form_offers_the_regions_languages_only(self, article, bretagne, coordinator):
        switch_on_language(bretagne, "oc")
        url = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
        form = coordinator.editor.client.get(f"{url}?select_locale=oc").context["form"]
        assert [str(locale) for locale in form.fields["locales"].queryset] == ["Breton", "Occitan"]
        assert [locale.language_code for locale in form.initial["locales"]] == ["oc"]

    def test_pages_between_are_drafts_too(self, bretagne, coordinator, breton):
        above = ContentPage(title="Le réseau", slug="reseau", locale_id=bretagne.locale_id)
        below = ContentPage(title="Qui", slug="qui", locale_id=bretagne.locale_id)
        bretagne.add_child(instance=above)
        above.add_child(instance=below)
        coordinator.submit(below)
        version = coordinator.version_of(below)
        assert version.url_path == "/accueil-br/regions/bretagne/reseau/qui/"
        assert (version.live, version.get_parent().live, version.get_parent().alias_of_id) == (False, False, None)

    def test_translation_is_made_from_french(self, article, coordinator):
        coordinator.submit(article)
        assert said(coordinator.submit(coordinator.version_of(article)))[-1] == (
            "On traduit une page à partir de sa version française."
        )

    def test_visitor_is_sent_to_the_login_page(self, article, visit):
        url = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
        assert visit(url)["Location"] == f"/gestion/login/?next={url}"


class TestStrangeRequests:
    """Bad input is told, and never a 500."""

    def test_po_file_that_is_none(self, article, coordinator):
        coordinator.submit(article)
        url = reverse("wagtail_localize:upload_pofile", args=[coordinator.translation_of(article).pk])
        files = [None, b"", b"\xff\xfe", b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n']
        for content in files:
            data = {} if content is None else {"file": SimpleUploadedFile("a.po", content)}
            assert coordinator.editor.client.post(url, data).status_code == 302

    def test_text_without_its_value(self, article, coordinator):
        coordinator.submit(article)
        translation = coordinator.translation_of(article)
        segment = StringSegment.objects.filter(source=translation.source).first()
        url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        response = coordinator.editor.client.put(url, "", content_type="application/x-www-form-urlencoded")
        assert (response.status_code, response.json()) == (400, {"error": "Il manque le texte traduit."})

    def test_page_of_the_french_version_cannot_be_swapped_for_anothers(self, site, occitanie, session, coordinator):
        """An override takes any id, where an earlier version offered one: another region's draft would come with it."""
        secret = make_workshop(occitanie, title="Secret", live=False)
        coordinator.submit(session)
        translation = coordinator.translation_of(session)
        context = TranslationContext.objects.create(
            object_id=translation.source.object_id, path="workshop", path_id=uuid4(), field_path="workshop"
        )
        segment = OverridableSegment.objects.create(
            source=translation.source, context=context, order=0, data_json=str(session.workshop_id)
        )
        url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
        body = f"value={secret.pk}"
        response = coordinator.editor.client.put(url, body, content_type="application/x-www-form-urlencoded")
        assert (response.status_code, response.json()) == (
            403,
            {"error": "Ce choix suit celui de la page française."},
        )

    @pytest.mark.parametrize("kind", [URLENCODED, MULTIPART])
    @pytest.mark.parametrize(("value", "status"), [("javascript:alert(1)", 400), ("https://example.org/br", 201)])
    def test_address_stays_an_address(self, session, coordinator, kind, value, status):
        """The library's script sends a multipart form."""
        coordinator.submit(session)
        translation = coordinator.translation_of(session)
        segment = translation.source.overridablesegment_set.get(context__path="signup_url")
        url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
        # The first part is what an urlencoded form with a right address would be.
        parts = encode_multipart(BOUNDARY, {"x": "&value=https://example.org&", "value": value})
        body = parts if kind == MULTIPART else f"value={value}"
        assert coordinator.editor.client.put(url, body, content_type=kind).status_code == status

    def test_form_that_cannot_be_read_is_told(self, session, coordinator):
        coordinator.submit(session)
        translation = coordinator.translation_of(session)
        segment = translation.source.overridablesegment_set.get(context__path="signup_url")
        url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
        answers = [
            coordinator.editor.client.put(url, "}", content_type=kind) for kind in (MULTIPART, "application/json")
        ]
        assert [(one.status_code, one.json()) for one in answers] == [(400, {"error": "Il manque la valeur."})] * 2

    @pytest.mark.parametrize("hidden", ["<!-->{}-->", "<!-- x --!>{} -->", "<![CDATA[>{}]]>"])
    def test_document_of_another_region_is_not_named_in_a_comment(self, article, occitanie, editor, visit, hidden):
        """It would be offered to everybody, as what a page names is; a browser would run a script that stands there."""
        document = make_document(b"secret", "secret.txt", collection=Collection.objects.get(name="Occitanie"))
        editor.submit(article)
        text = StringSegment.objects.get(string__data__contains="corps").string.data
        link = f'<a linktype="document" id="{document.pk}">x</a><script>alert(1)</script>'
        assert editor.write(article, {text: f"Korf {hidden.format(link)}"}) == [201]
        url = reverse("wagtail_localize:preview_translation", args=[editor.translation_of(article).pk])
        assert "alert(1)" not in editor.editor.client.get(url).content.decode()
        said = StringTranslation.objects.get(translation_of__data=text)
        assert (said.has_error, said.get_error()) == (True, "Écrivez le texte seul, sans commentaire HTML.")


def test_national_staff_translates_its_own_pages(site, redaction, english, django_capture_on_commit_callbacks):
    switch_on_language(site, "en")
    staff = Translator(Editor(redaction), english, django_capture_on_commit_callbacks)
    article = make_article(site, title="Bonjour")
    staff.submit(article)
    assert not staff.version_of(article).live
    assert answer(staff.publish(article)) == (302, address("edit", staff.version_of(article)))


class TestModeration:
    def submit(self, translator, page):
        url = reverse("home_submit_translation", args=[translator.version_of(page).pk])
        return translator.editor.client.post(url)

    def test_editor_hands_over_and_coordination_publishes(self, session, editor, coordinator):
        editor.submit(session)
        assert "il reste à traduire" in said(self.submit(editor, session))[-1]
        editor.write(session, WORDS)
        url = reverse("home_submit_translation", args=[editor.version_of(session).pk])
        assert editor.editor.client.get(url).status_code == 200
        assert f'href="{url}"' in editor.editor.client.get(address("edit", editor.version_of(session))).content.decode()
        assert said(self.submit(editor, session))[-1] == (
            "« Fichenn Google e Kemper » attend sa publication par la coordination."
        )
        version = editor.version_of(session)
        assert (version.live, version.workflow_in_progress) == (False, True)
        coordinator.publish(session)
        version = editor.version_of(session)
        assert (version.live, version.title, version.workflow_in_progress) == (True, "Fichenn Google e Kemper", False)

    def test_nobody_else_does(self, session, editor, occitan_coordinator, translator):
        editor.submit(session)
        editor.write(session, WORDS)
        assert answer(self.submit(translator(occitan_coordinator), session)) in REFUSED
        assert not editor.version_of(session).workflow_in_progress
        french = reverse("home_submit_translation", args=[session.pk])
        assert answer(editor.editor.client.post(french)) in REFUSED
