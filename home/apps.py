from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Site et régions"

    def ready(self):
        from home import checks, signals  # noqa: F401  registers the system checks and the signal handlers
        from home.languages import privacy  # noqa: F401
        from home.walls import setup

        setup.raise_walls()
