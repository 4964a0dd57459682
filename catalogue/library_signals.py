"""What others may follow in the national library."""

from django.dispatch import Signal

# After commit, with `material_id`: it was accepted into the national library, or left it.
national_choice_changed = Signal()
