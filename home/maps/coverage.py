"""The coverage map: which of the 18 regions have a site, and where it is."""

from home.maps.france import FRENCH_REGIONS, SOURCE, VIEW_BOX


def coverage_map(urls: dict[str, str]) -> dict:
    """What `components/coverage_map.html` draws; `urls` gives the address of covered regions by INSEE code."""
    regions = [{"region": region, "url": urls.get(region.insee)} for region in FRENCH_REGIONS]
    return {"view_box": VIEW_BOX, "regions": regions, "source": SOURCE, "covered": len(urls)}
