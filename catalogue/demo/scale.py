"""More of the same, for load work: dated copies of sessions, copies of materials and articles."""

from datetime import timedelta

from wagtail.models import Page

from catalogue.demo.stage import Stage
from catalogue.models import MaterialFile, MaterialPage, SessionDay, SessionPage
from home.models import ArticlePage

_KINDS = {SessionPage: "agenda", MaterialPage: "ressources", ArticlePage: "articles"}
_WEEKS_APART = 3


def multiply(stage: Stage, times: int, progress) -> None:
    """Bring sessions, materials and articles to `times` what they are; copies bear their number in their slug."""
    originals = {model: _originals(model) for model in _KINDS}
    progress.start("Copies", (times - 1) * sum(map(len, originals.values())))
    for number in range(2, times + 1):
        for model, branch in _KINDS.items():
            owned = [(_owner(stage, page), _copy(page, number)) for page in originals[model]]
            stage.add_owned(branch, owned)
            progress.step(len(owned))


def _originals(model: type[Page]) -> list[Page]:
    return [page for page in model.objects.order_by("path") if not page.slug.rpartition("-copie-")[0]]


def _owner(stage: Stage, page: Page) -> str:
    return next((slug for slug, region in stage.regions.items() if page.path.startswith(region.path)), "national")


def _copy(page: Page, number: int) -> Page:
    """A new page like `page`, weeks later when it is dated."""
    own = [f for f in page._meta.concrete_fields if f.model in (type(page), Page) and not f.primary_key]
    skipped = {"path", "depth", "numchild", "url_path", "translation_key", "latest_revision_id", "live_revision_id"}
    copy = type(page)(**{f.attname: getattr(page, f.attname) for f in own if f.attname not in skipped})
    copy.slug, copy.title = f"{page.slug}-copie-{number}", f"{page.title} ({number})"
    if isinstance(page, SessionPage):
        later = timedelta(weeks=_WEEKS_APART * (number - 1))
        copy.starts_at, copy.ends_at, copy.moved_to = page.starts_at + later, page.ends_at + later, None
        copy.days = [
            SessionDay(day=day.day + later, starts=day.starts, ends=day.ends, sort_order=day.sort_order)
            for day in page.days.all()
        ]
    if isinstance(page, MaterialPage):
        copy.themes, copy.audiences = list(page.themes.all()), list(page.audiences.all())
        copy.files = [MaterialFile(document=file.document) for file in page.files.all()]
    return copy
