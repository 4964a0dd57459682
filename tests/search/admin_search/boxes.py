"""The search boxes of the admin answer whatever is typed, and still find, on each database."""

from urllib.parse import urlencode

import pytest

from tests.factories import make_article, make_document, make_image

TYPED = {
    "quote": '"',
    "star": "*",
    "near": "NEAR(",
    "operators": "'\")(*",
    "words that operate": "NEAR(a b) AND NOT OR",
    "a column": 'title:"x',
    "tsquery": "a & !b | c:* <-> ''",
    "backslashes": "\\\\'\\",
    "nul": "fiche\x00google",
    "nbsp": "\u00a0",
    "tab": "\t",
    "5,000 words": " ".join(f"mot{number}" for number in range(5_000)),
    "900 phrases": " ".join(f'"mot{number}"' for number in range(900)),
    "10,000 characters": "é" * 10_000,
    "5,000 marks": "e" + "\u0301" * 5_000,
    "right to left": "\u202eשלום עולם",
    "percents": "100 % %s %(x)s",
    "surrogate": "\ud800",
    "filters": "live:yes published:no live:'",
}
BOXES = {
    "explorer": "/gestion/pages/{home}/?q=",
    "explorer, by title": "/gestion/pages/{home}/?ordering=title&q=",
    "pages": "/gestion/pages/search/?q=",
    "pages, by date": "/gestion/pages/search/?ordering=-latest_revision_created_at&q=",
    "images": "/gestion/images/?q=",
    "documents": "/gestion/documents/?q=",
    "users": "/gestion/users/?q=",
    "redirects": "/gestion/redirects/?q=",
    "page chooser": "/gestion/choose-page/search/?page_type=wagtailcore.page&q=",
    "image chooser": "/gestion/images/chooser/results/?q=",
    "document chooser": "/gestion/documents/chooser/results/?q=",
    "audiences": "/gestion/snippets/catalogue/audience/?q=",
    "api pages": "/gestion/api/main/pages/?search=",
    "api images": "/gestion/api/main/images/?search=",
    "api documents": "/gestion/api/main/documents/?search=",
    "api pages, any": "/gestion/api/main/pages/?search_operator=or&search=",
    "api pages, no operator": "/gestion/api/main/pages/?search_operator=xor&search=",
}
# Those that are given all texts, the others the worst of them.
THOROUGH = ("explorer", "page chooser", "image chooser", "document chooser")
WORST = ("operators", "nul", "900 phrases")
PAGES = ("p=-1", "p=abc", f"p={10**12}", "p=1&content_type=999999&owner=x&collection_id=abc&site=0&ordering=x")
HOST = {"host": "localhost"}


@pytest.mark.django_db
class BoxesContract:
    """Subclassed where it runs."""

    @pytest.fixture
    def box(self, client, admin, site):
        client.force_login(admin)

        def search(name: str, text: str, more: str = ""):
            query = urlencode({"q": text}, errors="surrogatepass").removeprefix("q=")
            return client.get(BOXES[name].format(home=site.pk) + query + more, headers=HOST)

        return search

    def test_boxes_answer(self, client, box):
        client.raise_request_exception = False
        asked = [(name, typed, "") for name in BOXES for typed in (TYPED if name in THOROUGH else WORST)]
        asked += [(name, "operators", f"&{page}") for name in THOROUGH for page in PAGES]
        found = {(name, typed, more): box(name, TYPED[typed], more).status_code for name, typed, more in asked}
        no_such_page = {key for key, status in found.items() if status == 404 and key[2]}
        assert {key: status for key, status in found.items() if status != 200 and key not in no_such_page} == {}

    @pytest.mark.parametrize("name", ["explorer", "explorer, by title", "pages", "page chooser"])
    def test_pages_are_found_by_a_title_as_it_is_typed(self, box, site, name):
        make_article(site, title="Créer sa fiche, l'atelier")
        make_article(site, title="Tout autre chose")
        for text in ("Créer", "créées fiches", '"Créer"', "Créer l'atelier\"", "creer\u00a0fic"):
            content = box(name, text).content.decode()
            assert ("sa fiche, l" in content, "Tout autre chose" in content) == (True, False)

    @pytest.mark.parametrize("name", ["pages", "page chooser"])
    def test_pages_are_found_by_a_phrase_of_their_title(self, box, site, name):
        make_article(site, title="Fourmis rousses et pucerons")
        make_article(site, title="Rousses, les fourmis")
        content = box(name, '"fourmis rousses"').content.decode()
        assert "Fourmis rousses et pucerons" in content
        assert ("Rousses, les fourmis" in content) is (name == "page chooser")  # which knows no phrase

    @pytest.mark.parametrize("name", ["images", "image chooser"])
    def test_images_are_found(self, box, name):
        make_image(title="Une fourmilière")
        make_image(title="Une ruche")
        content = box(name, 'fourmil"').content.decode()
        assert ("Une fourmilière" in content, "Une ruche" in content) == (True, False)

    @pytest.mark.parametrize(
        ("name", "more"),
        [
            ("images", "&ordering=file_size"),
            ("images", "&usage_count_max=3"),
            ("documents", "&usage_count_max=3"),
            ("image chooser", "&tag=jardin"),
        ],
    )
    def test_search_goes_with_each_filter_and_order(self, box, name, more):
        """On its own, the library refuses what its index does not hold, with a 500."""
        make_image(title="Une fourmilière").tags.add("jardin")
        make_image(title="Une ruche").tags.add("jardin")
        make_image(title="Une fourmi rousse")
        make_document(b"x", "fourmi.txt")
        response = box(name, "fourmi", more)
        shown = [title in response.content.decode() for title in ("fourmilière", "ruche", "rousse", "fourmi.txt")]
        found = {"documents": [False, False, False, True], "image chooser": [True, False, False, False]}
        assert (response.status_code, shown) == (200, found.get(name, [True, False, True, False]))

    def test_every_image_found_may_be_chosen_at_once(self, client, box):
        pks = [make_image(title=f"Fourmilière {number}").pk for number in range(3)]
        make_image(title="Une ruche")
        box("images", "fourmi")
        asked = "/gestion/bulk/home/siteimage/delete/?id=all&q=fourmili%C3%A8res"
        items = client.get(asked, headers=HOST).context["items"]
        assert sorted(item["item"].pk for item in items) == pks
