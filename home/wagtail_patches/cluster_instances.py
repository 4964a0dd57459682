"""Making a page of a row asks nothing of its model.

Before each instance is made, modelcluster goes twice through all the fields and relations of its model, to find among
the arguments the children that a call may give by name. A row gives none by name: half of what it took to make the
pages of a list. Read on django-modelcluster 6.5. Upstream: none known.
"""

from collections.abc import Callable
from typing import Any

from modelcluster.models import ClusterableModel

from home.wagtail_patches.patch import Patch


def _quicker(original: Callable) -> Callable:
    def __init__(self: ClusterableModel, *args: Any, **kwargs: Any) -> None:
        if kwargs:
            original(self, *args, **kwargs)
        else:
            super(ClusterableModel, self).__init__(*args)

    return __init__


PATCHES = (Patch(ClusterableModel, "__init__", _quicker),)
