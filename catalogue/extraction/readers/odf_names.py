"""Names of elements and attributes of the Open Document format."""

URI = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "draw": f"{URI}drawing:1.0",
    "office": f"{URI}office:1.0",
    "presentation": f"{URI}presentation:1.0",
    "style": f"{URI}style:1.0",
    "svg": f"{URI}svg-compatible:1.0",
    "table": f"{URI}table:1.0",
    "text": f"{URI}text:1.0",
}


def qn(name: str) -> str:
    """Return the name lxml uses: "text:p" gives "{urn:…:text:1.0}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
