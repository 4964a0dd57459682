"""Scripts of a page's form that mend Wagtail's own.

Saving by itself goes on once errors are mended; a form is not sent while it saves itself; whoever confirmed in the
dialog of an edit conflict publishes.
"""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def save_after_errors():
    return format_html('<script src="{}" defer></script>', static("js/autosave-after-errors.js"))


@hooks.register("insert_editor_js")
def submit_after_autosave() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/submit-after-autosave.js"))


@hooks.register("insert_editor_js")
def publish_once_confirmed() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/conflict-confirmed.js"))
