"""Building a site: the national tree, and a region's with its groups, collections and rights. Twice is once."""

from catalogue.provisioning.archives import archive_region, restore_region
from catalogue.provisioning.national import create_national_site
from catalogue.provisioning.regions import create_region

__all__ = ["archive_region", "create_national_site", "create_region", "restore_region"]
