from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Site et régions"

    def ready(self):
        from django.db.models.signals import post_migrate
        from taggit.managers import _TaggableManager
        from taggit.models import TagBase
        from wagtail.admin import auth, mail
        from wagtail.admin.forms.account import AvatarPreferencesForm
        from wagtail.admin.views import account
        from wagtail.admin.views.chooser import PageChooserTable
        from wagtail.admin.views.pages import edit
        from wagtail.users.models import UserProfile

        from home import checks, receivers
        from home.admin.choosing import with_parents
        from home.as_typed.setup import read_as_typed
        from home.background.together import tie_tasks_to_changes
        from home.clocks import follow_region, offer_clocks, with_profile
        from home.doors.change import ChangePasswordPanel
        from home.drafts import receivers as lost_targets
        from home.drafts.setup import open_drafts
        from home.exports import mend_exports
        from home.languages import privacy
        from home.languages import receivers as translations
        from home.languages.library import mend_library
        from home.languages.names import mend_locale_names
        from home.library_leftovers import remove_after_migrate
        from home.live_revisions import remember_after_migrate
        from home.outbox.notifications import told_by_notifiers, told_of_comments
        from home.pictures.avatars import AvatarField
        from home.sites import mend_root_paths
        from home.tags import slugify_tag, tags_named
        from home.walls import setup

        self.registered = (
            checks,
            receivers,
            privacy,
            translations,
            lost_targets,
        )  # importing them registers what they hold
        setup.raise_walls()
        post_migrate.connect(remember_after_migrate, sender=self)
        post_migrate.connect(remove_after_migrate, sender=self)
        tie_tasks_to_changes()
        mail.EmailNotificationMixin.send_emails = told_by_notifiers(mail.EmailNotificationMixin.send_emails)
        edit.send_notification = told_of_comments(edit.send_notification)
        _TaggableManager._to_tag_model_instances, TagBase.slugify = tags_named, slugify_tag
        label = AvatarPreferencesForm.base_fields["avatar"].label
        AvatarPreferencesForm.base_fields["avatar"] = AvatarField(label=label, required=False)
        account.ChangePasswordPanel = ChangePasswordPanel
        mend_library()
        mend_locale_names()
        mend_root_paths()
        mend_exports()
        PageChooserTable.__init__ = with_parents(PageChooserTable.__init__)
        open_drafts()
        read_as_typed()
        offer_clocks()
        UserProfile.get_current_time_zone = follow_region
        auth.get_localized_response = with_profile(auth.get_localized_response)
