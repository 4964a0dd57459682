"""The FTS5 table of the SQLite engine.

It holds our own terms: `ascii` cuts them at spaces and leaves other alphabets alone. Made by a migration, and again,
beside the one in use, by a rebuild.
"""

TABLE = "search_entry_fts"
NEW_TABLE = "search_entry_fts_new"
# Column and weight in bm25.
WEIGHTS = {"names": 10.0, "body": 1.0, "files": 0.5}


def create_table(connection, table: str = TABLE) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii')")


def drop_table(connection, table: str = TABLE) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
