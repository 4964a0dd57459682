"""Addresses of videos, turned into players that set no cookie and load only after a click."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Video:
    """A video: `embed_url` is what a frame may load, None when the host is not one we embed; it then names itself."""

    url: str
    provider: str
    embed_url: str | None


_HOSTS = (
    (
        "YouTube",
        re.compile(
            r"^https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|embed/)|youtu\.be/)([\w-]{11})"
        ),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    ("Vimeo", re.compile(r"^https://(?:www\.)?vimeo\.com/(\d+)"), "https://player.vimeo.com/video/{}?dnt=1"),
    (
        "Dailymotion",
        re.compile(r"^https://(?:www\.)?(?:dailymotion\.com/video|dai\.ly)/(\w+)"),
        "https://geo.dailymotion.com/player.html?video={}",
    ),
)


def video_at(url: str) -> Video | None:
    """The video of an address, or None for an empty one."""
    if not url:
        return None
    for provider, pattern, embed in _HOSTS:
        if found := pattern.match(url):
            return Video(url, provider, embed.format(found[1]))
    return Video(url, (urlsplit(url).hostname or "").removeprefix("www."), None)
