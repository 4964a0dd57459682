"""A chooser that is drawn names nothing that may not be shown, nor fails on an id that is none.

Wagtail draws whatever its value names, a form that was refused for something else included.
Read on Wagtail 8.0.1. Upstream:
https://github.com/wagtail/wagtail/issues/9714, open (a right to choose pages).
"""

from functools import wraps

from wagtail.admin.widgets import BaseChooser

from home.wagtail_patches.patch import Patch
from home.walls import shown


def that_may_be_shown(get_value_data):
    @wraps(get_value_data)
    def own(chooser, value):
        try:
            instance = chooser.get_instance(value)
        except ValueError:
            return None
        if instance is None or not shown.may_be_shown(type(instance), instance.pk):
            return None
        return get_value_data(chooser, instance)

    return own


PATCHES = (Patch(BaseChooser, "get_value_data", that_may_be_shown),)
