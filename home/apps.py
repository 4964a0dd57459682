from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Site et régions"

    def ready(self):
        from wagtail.admin import mail
        from wagtail.admin.views.chooser import PageChooserTable

        from home import checks, receivers  # noqa: F401  registers the system checks and the signal handlers
        from home.admin.choosing import with_parents
        from home.exports import mend_exports
        from home.languages import privacy  # noqa: F401
        from home.languages.library import mend_library
        from home.mails import noted, opened
        from home.walls import setup

        setup.raise_walls()
        mail.OpenedConnection.__enter__ = opened(mail.OpenedConnection.__enter__)
        mail.send_mail = noted(mail.send_mail)
        mend_library()
        mend_exports()
        PageChooserTable.__init__ = with_parents(PageChooserTable.__init__)
