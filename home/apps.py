from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Site et régions"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate, pre_migrate
        from wagtail.models import Locale

        from home import checks, postgresql_sessions, receivers
        from home.as_typed.setup import read_as_typed
        from home.drafts import receivers as lost_targets
        from home.languages import privacy
        from home.languages import receivers as translations
        from home.library_leftovers import mend_after_migrate
        from home.live_revisions import remember_after_migrate
        from home.page_cache import watching
        from home.permission_names import name_after_migrate
        from home.ticking.setup import tick_several
        from home.wagtail_patches.registry import apply_patches
        from home.walls.setup import raise_walls

        self.registered = (
            checks,
            receivers,
            privacy,
            translations,
            lost_targets,
        )  # importing them registers what they hold
        raise_walls()
        read_as_typed()
        tick_several()
        apply_patches()
        Locale._meta.verbose_name, Locale._meta.verbose_name_plural = "langue", "langues"  # Wagtail names it « locale »
        connection_created.connect(postgresql_sessions.settle)
        connection_created.connect(watching.watch)
        pre_migrate.connect(watching.stop_while_migrating, sender=self)
        post_migrate.connect(watching.tell_after_migrating, sender=self)
        post_migrate.connect(remember_after_migrate, sender=self)
        post_migrate.connect(mend_after_migrate, sender=self)
        post_migrate.connect(name_after_migrate, sender=self)
