"""An organisation stands where its commune is: nobody types degrees."""

from typing import Any

from home.places import commune_of
from home.walls.forms import WalledPageForm


class PlacedPageForm(WalledPageForm):
    """Places a page by `city` and `postcode` when one of them changes, or when it has no position yet."""

    def save(self, commit: bool = True) -> Any:
        page = self.instance
        if {"city", "postcode"} & set(self.changed_data) or page.latitude is None:
            commune = commune_of(page.city, page.postcode)
            page.latitude = commune.latitude if commune else None
            page.longitude = commune.longitude if commune else None
        return super().save(commit=commit)
