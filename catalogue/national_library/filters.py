"""What narrows the list of proposals."""

import django_filters
from wagtail.admin.filters import WagtailFilterSet

from catalogue.models import NationalChoice, NationalProposal


class ProposalFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label="État", choices=NationalChoice.choices)

    class Meta:
        model = NationalProposal
        fields = ["status"]
