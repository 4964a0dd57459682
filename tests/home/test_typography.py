"""What editors type on an ordinary keyboard is shown with the spaces of French; nothing else is touched."""

import pytest

from home.models import ContentPage
from home.typography import in_french, spaced

S, T = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Quoi ? Déjà ! Non ; si", f"Quoi{T}? Déjà{T}! Non{T}; si"),
        ("Comment ?! (vraiment ?)", f"Comment{T}?! (vraiment{T}?)"),
        (f"Quoi{S}?", f"Quoi{T}?"),
        ("Durée : trois jours", f"Durée{S}: trois jours"),
        ("Durée :", f"Durée{S}:"),
        ("dit « oui » enfin", f"dit «{S}oui{S}» enfin"),
        ("dit «oui»", f"dit «{S}oui{S}»"),
        (f"dit «{S}oui{S}»", f"dit «{S}oui{S}»"),
        ("2 h 30, 9 h, 14 heures", f"2{T}h{T}30, 9{T}h, 14 heures"),
        ("12 € et 50 %", f"12{S}€ et 50{S}%"),
        ("1 novembre 2026", f"1er{S}novembre 2026"),
        ("dimanche 1 mars", f"dimanche 1er{S}mars"),
        ("11 novembre, 21 mars, 1er mai", "11 novembre, 21 mars, 1er mai"),
        ("1 maison", "1 maison"),
        ("Fish &amp; chips ; &quot;Zoé&#x27;s&quot;", f"Fish &amp; chips{T}; &quot;Zoé&#x27;s&quot;"),
        ("https://a.fr/?q=1;2 à 12:30 :-) ;)", "https://a.fr/?q=1;2 à 12:30 :-) ;)"),
    ],
)
def test_spaces_of_french(typed, shown):
    assert spaced(typed) == shown
    assert spaced(shown) == shown


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="/x ?y" title="Quoi ?" data-words="dit « oui »">x</a>',
        "<a title='Plus > moins ?'>x</a>",
        "<script>if (a < b) { c ? d : e ; }</script>",
        "<style>a { b : c ; }</style>",
        "<pre>x ? <b>y ?</b></pre>",
        "<p><code>a ? b : c</code></p>",
        "<textarea>Quoi ?</textarea>",
        "<!-- Quoi ? -->",
        '<p lang="en">What ? <em>Now ?</em></p>',
        '<p lang="en" title="x">What ?</p>',
        '<section lang="br"><div>Petra ?</div><section>Ya ?</section></section>',
        '<body lang="en"><p>Why ?</p></body>',
    ],
)
def test_nothing_else_is_touched(kept):
    assert in_french(f'<html lang="fr">{kept}</html>') == f'<html lang="fr">{kept}</html>'


def test_a_part_in_french_of_a_page_in_english_is_set_as_french():
    page = '<html lang="en"><p>Why ?</p><p lang="fr">Quoi ?</p><p>Oh !</p></html>'
    assert in_french(page) == f'<html lang="en"><p>Why ?</p><p lang="fr">Quoi{T}?</p><p>Oh !</p></html>'


@pytest.mark.parametrize("said", ['<input value=" lang=en">', "<meta content='a lang=en'>", '<br lang="en">'])
def test_what_an_attribute_quotes_is_no_language(said):
    assert in_french(f'<html lang="fr">{said}<p>Quoi ?</p></html>') == f'<html lang="fr">{said}<p>Quoi{T}?</p></html>'


@pytest.mark.parametrize("many", [" ", "« ", "» ", "! ", "9 h ", "1 ", "1 mai", "\u00a0"])
def test_a_text_of_any_length_is_read_once(many):
    """Each that reads again from each of its signs would take hours here: what visitors send has no tag."""
    text = f"{many * 100_000}x"
    assert in_french(f'<html lang="fr">{text}</html>').endswith("x</html>")


def test_a_part_in_english_ends_where_its_element_ends():
    page = '<html lang="fr"><div lang="en"><div>Why ?</div>What ?</div>Quoi ?</html>'
    assert in_french(page) == f'<html lang="fr"><div lang="en"><div>Why ?</div>What ?</div>Quoi{T}?</html>'


def test_marked_words_of_a_search_stay_marked():
    page = '<html lang="fr"><p>dit « <mark>oui</mark> » <mark>ici</mark> ? Non</p></html>'
    shown = f'<html lang="fr"><p>dit «{S}<mark>oui</mark>{S}» <mark>ici</mark>{T}? Non</p></html>'
    assert in_french(page) == shown


@pytest.mark.django_db
def test_public_page_is_shown_so(visit, site):
    page = ContentPage(title="Qui sommes-nous ?", slug="qui", summary="De 9 h 30 à 12 h.")
    site.add_child(instance=page)
    html = visit("/qui/").content.decode()
    assert f"Qui sommes-nous{T}?</h1>" in html
    assert f"De 9{T}h{T}30 à 12{T}h." in html
    assert '<meta name="description" content="De 9 h 30 à 12 h.">' in html
