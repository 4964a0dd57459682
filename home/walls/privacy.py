"""The form that makes a page private offers the groups of one's own territory, where Wagtail offers all of them."""

from django.contrib.auth.models import Group
from wagtail.admin.forms.pages import PageViewRestrictionForm

from home.walls.lookups import groups_of_territory
from home.walls.reader import current_reader


class WalledPrivacyForm(PageViewRestrictionForm):
    """What an administrator gave to other groups stays theirs, unseen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._unseen = Group.objects.none()
        reader = current_reader()
        if reader is not None:
            own = self.fields["groups"].queryset = groups_of_territory(reader)
            if self.instance.pk:
                self._unseen = self.instance.groups.exclude(pk__in=own.values("pk"))
                self.initial["groups"] = [group for group in self.initial.get("groups", ()) if group in own]

    def clean_groups(self):
        return self.cleaned_data["groups"] if self._unseen.exists() else super().clean_groups()

    def _save_m2m(self):
        unseen = list(self._unseen)
        super()._save_m2m()
        self.instance.groups.add(*unseen)
