"""Building a site: the national tree, and a region's with its groups, collections and rights. Twice is once."""

from catalogue.provisioning.national import create_national_site
from catalogue.provisioning.regions import create_region

__all__ = ["create_national_site", "create_region"]
