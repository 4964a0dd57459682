"""What drafts name: pages, images, documents and snippets that stored versions of a page lead to.

The database and Wagtail's index of references know what saved pages name, not what the next version of one will:
deleting that is allowed, and the version is read again later.
"""
