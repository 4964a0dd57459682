"""The engine of the database that runs the tests: SQLite, or PostgreSQL by DATABASE_URL."""

from home.models import ArticlePage
from tests.factories import make_article
from tests.search.admin_search.boxes import BoxesContract
from tests.search.admin_search.contract import AdminSearchContract


class TestDatabase(AdminSearchContract, BoxesContract):
    def test_a_huge_text_is_indexed(self, engine, titles, site):
        """A tsvector refuses more than 1 MB of words; its beginning is found."""
        page = make_article(site)
        words = " ".join(f"mot{number}{'é' * 30}" for number in range(40_000))
        page.body = [("text", f"<p>{words}</p>")]
        engine.add(page)
        assert titles(f"mot17{'e' * 30}", ArticlePage) == [page.title]
