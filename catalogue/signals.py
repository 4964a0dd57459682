"""What others may follow; who follows what is in `receivers.py`."""

from django.dispatch import Signal

# In the transaction, with `material_id`: it was accepted into the national library, or left it.
national_choice_changed = Signal()
# In the transaction, with `ids`: pages that went offline or came back without Wagtail's own signals.
publication_changed = Signal()
# In the transaction, with `document_id`: its text changed, or could not be read.
document_read = Signal()
