"""House rules as system checks: each page type says who may hold it, and speaks French."""

from django.core.checks import Error, register
from wagtail.models import Page, get_page_models

_OURS = ("home", "catalogue")


@register()
def check_page_types(app_configs: object, **kwargs: object) -> list[Error]:
    """Every page type of ours states its allowed parents and children and overrides its label."""
    errors = []
    for model in get_page_models():
        if model._meta.app_label not in _OURS:
            continue
        for rule in ("parent_page_types", "subpage_types"):
            if getattr(model, rule, None) is None or rule not in vars(model):
                errors.append(Error(f"{model.__name__} ne dit pas ses {rule}.", obj=model, id="home.E001"))
        if model._meta.verbose_name == Page._meta.verbose_name:
            errors.append(Error(f"{model.__name__} n’a pas de libellé français.", obj=model, id="home.E002"))
    return errors
