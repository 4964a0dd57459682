"""schema.org descriptions of pages, for machines that read them; no rich result is promised.

Those of sessions, workshops and courses: catalogue/structured_data.py.
"""

from django.utils.html import strip_tags

from home.telephones import dialled

CONTEXT = "https://schema.org"


def breadcrumb_list(items: list[dict], request) -> dict | None:
    """Where a page stands; None on a home."""
    if not items:
        return None
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": item["title"],
                "item": request.build_absolute_uri(item["url"]),
            }
            for position, item in enumerate(items, 1)
        ],
    }


def network(identity, url: str) -> dict:
    """The network itself, or a region's site, as an organisation."""
    data = {"@context": CONTEXT, "@type": "Organization", "name": identity.site_name, "url": url}
    data |= _present(
        description=identity.summary, email=identity.contact_email, telephone=dialled(identity.contact_phone)
    )
    return data


def article(page, url: str, author) -> dict:
    """An article with its dates, and its author when visitors may see their page."""
    data = {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": page.title,
        "datePublished": page.published_on,
        "inLanguage": page.locale.language_code,
        "mainEntityOfPage": url,
    }
    signature = author and {"@type": "Person", "name": author.title}
    return data | _present(description=page.summary, dateModified=page.last_published_at, author=signature)


def organisation(page, url: str) -> dict:
    """An organisation of the directory with its address."""
    address = _present(
        streetAddress=page.address, postalCode=page.postcode, addressLocality=page.city, addressCountry="FR"
    )
    position = page.latitude is not None and page.longitude is not None
    place = {
        "@type": "Place",
        "geo": {"@type": "GeoCoordinates", "latitude": page.latitude, "longitude": page.longitude},
    }
    return {
        "@context": CONTEXT,
        "@type": "Organization",
        "name": page.title,
        "mainEntityOfPage": url,
        "address": {"@type": "PostalAddress", **address},
        **_present(
            description=page.summary,
            url=page.website,
            telephone=dialled(page.phone),
            email=page.email,
            areaServed=page.territory,
            location=place if position else None,
        ),
    }


def questions(page) -> dict | None:
    """The questions of a FAQ page with their answers; None when there is none."""
    entries = [
        {
            "@type": "Question",
            "name": question["question"],
            "acceptedAnswer": {"@type": "Answer", "text": strip_tags(question["answer"].source)},
        }
        for group in page.groups
        for question in group.value["questions"]
    ]
    return {"@context": CONTEXT, "@type": "FAQPage", "mainEntity": entries} if entries else None


def _present(**values) -> dict:
    """The values that say something."""
    return {name: value for name, value in values.items() if value}
