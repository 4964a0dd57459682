from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        from search import checks, receivers  # noqa: F401  registers the system check and the signal handlers
        from search.understanding.synonyms import receivers as synonyms  # noqa: F401
