"""The name, logo and colour of the admin."""

from django import template

from home.admin.brand import Brand, brand_of

register = template.Library()


@register.simple_tag(takes_context=True)
def admin_brand(context: template.Context) -> Brand:
    request = context.get("request")
    if request is None:  # an error page
        return Brand()
    if not hasattr(request, "_admin_brand"):
        request._admin_brand = brand_of(request)
    return request._admin_brand
