"""Work in the background: tasks that a transaction writes down with what they follow, and a worker that does them.

home/wagtail_patches/one_transaction.py makes a change and the tasks that it asks for one transaction; `worker` does
tasks and waits for a database that is away; `recovery` takes up what was cut short, a few times, then gives it up where
everybody sees it; `admin` shows administrators what failed and tries it again.
"""
