"""XML parts read without a library's own parser."""

from lxml import etree


def parsed(data: bytes) -> etree._Element:
    """Return the root of a part, without comments; entities stay unread, none is fetched, identifiers may repeat."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    return etree.fromstring(data, parser)
