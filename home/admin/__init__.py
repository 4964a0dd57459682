"""What we add to Wagtail's admin: its dashboard, its login, its choosers, the form of an image."""
