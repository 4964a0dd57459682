"""The first page of the admin: what waits for somebody, what they write, what they may create. One file a panel.

Higher apps add panels of theirs with Wagtail's hook `construct_homepage_panels`, and things to create with
`register_first_steps` (`creating`). Panels stand in the order of `order`; each runs the same number of queries
whatever it lists.
"""
