"""What others may follow, beside Wagtail's own signals; who follows what is in `receivers.py`."""

from django.dispatch import Signal

# In the transaction, with `pages`: pages for which no page_published was sent, though they may be live.
pages_added = Signal()

# Before a revision is published, with `revision`; whoever follows may refuse by raising PermissionDenied.
publication_asked = Signal()

# In a transaction, with `path` and `arguments` of its function: a background task failed for good.
task_given_up = Signal()
