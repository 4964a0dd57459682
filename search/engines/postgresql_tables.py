"""The table of the PostgreSQL engine: a vector of our own terms for each entry.

It stays in the row, uncompressed (`toast_tuple_target`, storage external): ranking reads thousands of them, and taking
each out of the side table made the slowest queries five times slower.
"""

TABLE = "search_entry_fts"
NEW_TABLE = "search_entry_fts_new"


def create_table(connection, table: str = TABLE, *, indexed: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {table} (entry_id bigint PRIMARY KEY, vector tsvector NOT NULL)"
            " WITH (toast_tuple_target = 8160)"
        )
        cursor.execute(f"ALTER TABLE {table} ALTER COLUMN vector SET STORAGE EXTERNAL")
    if indexed:
        create_index(connection, table)


def create_index(connection, table: str) -> None:
    """After a bulk load: much faster than row by row."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX {table}_vector ON {table} USING gin (vector) WITH (fastupdate = off)")
        cursor.execute(f"ANALYZE {table}")


def drop_table(connection, table: str = TABLE) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
