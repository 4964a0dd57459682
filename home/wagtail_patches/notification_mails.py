"""Wagtail's notices, of moderation and of comments: each of their recipients is told of the page alone, by the gate.

Wagtail writes to all of them from one call, which does not say for whom a mail is. Read on Wagtail 8.0.1.
Upstream: none known.
"""

from functools import wraps

from wagtail.admin import mail
from wagtail.admin.views.pages import edit

from home.outbox.telling import telling
from home.wagtail_patches.patch import Patch


def told_by_notifiers(send_emails):
    """Moderation."""

    @wraps(send_emails)
    def own(notifier, template_set, context, recipients, **kwargs):
        sent = True
        for recipient in recipients:
            with telling(recipient, context.get("page")):
                sent = send_emails(notifier, template_set, context, [recipient], **kwargs) and sent
        return sent

    return own


def told_of_comments(send_notification):
    """For whoever follows a page's comments."""

    @wraps(send_notification)
    def own(recipient_users, notification, extra_context):
        sent = True
        for recipient in recipient_users:
            with telling(recipient, extra_context["page"]):
                sent = send_notification([recipient], notification, extra_context) and sent
        return sent

    return own


PATCHES = (
    Patch(mail.EmailNotificationMixin, "send_emails", told_by_notifiers),
    Patch(edit, "send_notification", told_of_comments),
)
