"""Every model of search, where Django looks for them; each stands in its room."""

from search.content.models import *  # noqa: F403
