"""Wagtail's notices, of moderation and of comments: each of their recipients is told of the page alone, by the gate."""

from functools import wraps

from home.outbox.telling import telling


def told_by_notifiers(send_emails):
    """Of Wagtail's EmailNotificationMixin: moderation."""

    @wraps(send_emails)
    def own(notifier, template_set, context, recipients, **kwargs):
        sent = True
        for recipient in recipients:
            with telling(recipient, context.get("page")):
                sent = send_emails(notifier, template_set, context, [recipient], **kwargs) and sent
        return sent

    return own


def told_of_comments(send_notification):
    """Of the page editor, for whoever follows its comments."""

    @wraps(send_notification)
    def own(recipient_users, notification, extra_context):
        sent = True
        for recipient in recipient_users:
            with telling(recipient, extra_context["page"]):
                sent = send_notification([recipient], notification, extra_context) and sent
        return sent

    return own
