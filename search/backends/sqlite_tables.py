"""The FTS5 table of the SQLite engine.

It holds our own tokens: `ascii` cuts them at spaces and leaves other alphabets alone. `forms` are unstemmed words, for
a word that is still being typed. Made by a migration, and again by a rebuild.
"""

TABLE = "search_entry_fts"
# Column and weight in bm25. Those of `STEMMED` hold stems.
WEIGHTS = {"title": 10.0, "keywords": 8.0, "body": 2.0, "files": 1.0, "forms": 1.0}
STEMMED = ("title", "keywords", "body", "files")


def create_tables(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii')")


def drop_tables(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
