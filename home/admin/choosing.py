"""Wagtail's page chooser at the same cost whatever it lists: on its own, it asks the state of each row."""


def with_states(pages, request):
    """Hook `construct_page_chooser_queryset`: with what the columns of language and state read."""
    return pages.select_related("locale").annotate_approved_schedule().prefetch_workflow_states()
