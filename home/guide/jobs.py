"""The pages of docs/guide/, in the order of its README.md.

A page: « # » its title, a first paragraph (what the job is for, in one or two sentences), then how it is done.
"""

import re
from dataclasses import dataclass
from functools import cache

import markdown
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from home.typography import in_french

FOLDER = settings.BASE_DIR / "docs" / "guide"
_LISTED = re.compile(r"\]\(([a-z-]+)\.md\)")
_PAGE = re.compile(r'href="([a-z-]+)\.md"')
_PICTURE = re.compile(r'src="\.\./\.\./static/([\w/.-]+)"')


@dataclass(frozen=True)
class Job:
    """`summary`: the first paragraph, as text; `text`: Markdown, from that paragraph on."""

    slug: str
    title: str
    summary: str
    text: str

    @property
    def url(self) -> str:
        return reverse("home_guide_job", args=[self.slug])

    @property
    def html(self) -> SafeString:
        html = _PAGE.sub(
            lambda link: f'href="{reverse("home_guide_job", args=[link[1]])}"', markdown.markdown(self.text)
        )
        html = _PICTURE.sub(lambda image: f'loading="lazy" src="{static(image[1])}"', html)
        html = in_french(f'<div lang="fr">{html}</div>')
        return mark_safe(html)  # noqa: S308  # of a file of ours


@cache
def jobs() -> dict[str, Job]:
    """By slug, the name of the file."""
    slugs = _LISTED.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    return {slug: _read(slug) for slug in slugs}


def _read(slug: str) -> Job:
    title, text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8").removeprefix("# ").split("\n\n", 1)
    first = markdown.markdown(text.split("\n\n", 1)[0])
    return Job(slug, title, " ".join(strip_tags(first).split()), text)
