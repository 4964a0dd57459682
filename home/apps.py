from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Site et régions"

    def ready(self):
        from django.db.models.signals import post_migrate
        from wagtail.admin import mail
        from wagtail.admin.views.chooser import PageChooserTable
        from wagtail.admin.views.pages import edit

        import home.languages.receivers  # noqa: F401  as those of the next line
        from home import checks, receivers  # noqa: F401  registers the system checks and the signal handlers
        from home.admin.choosing import with_parents
        from home.background.together import tie_tasks_to_changes
        from home.exports import mend_exports
        from home.languages import privacy  # noqa: F401
        from home.languages.library import mend_library
        from home.live_revisions import remember_after_migrate
        from home.outbox.notifications import told_by_notifiers, told_of_comments
        from home.walls import setup

        setup.raise_walls()
        post_migrate.connect(remember_after_migrate, sender=self)
        tie_tasks_to_changes()
        mail.EmailNotificationMixin.send_emails = told_by_notifiers(mail.EmailNotificationMixin.send_emails)
        edit.send_notification = told_of_comments(edit.send_notification)
        mend_library()
        mend_exports()
        PageChooserTable.__init__ = with_parents(PageChooserTable.__init__)
