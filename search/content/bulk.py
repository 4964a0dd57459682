"""Many rows of a table at once, without an object for each: making these takes longer than writing the rows."""

# ruff: noqa: S608  names in the SQL are those of our models; every value is a parameter

from collections.abc import Iterable

from django.db import connection, models


def write_rows(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[tuple], key: str = "") -> None:
    """Insert rows, tuples of the values of `columns`; with `key`, in place of those that have the same one."""
    quote = connection.ops.quote_name  # « when » and « key » are words of SQL
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and not key:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"
        if key:
            kept = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in columns if name != key)
            sql += f" ON CONFLICT ({key}) DO UPDATE SET {kept}"
        cursor.executemany(sql, _as_stored(model, columns, rows))


def _as_stored(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[tuple]) -> list[tuple]:
    """Moments as the database keeps them; the other columns written here need nothing."""
    moments = [n for n, name in enumerate(columns) if isinstance(model._meta.get_field(name), models.DateTimeField)]
    if not moments:
        return list(rows)
    adapt, stored = connection.ops.adapt_datetimefield_value, []
    for row in rows:
        values = list(row)
        for place in moments:
            values[place] = adapt(values[place])
        stored.append(tuple(values))
    return stored
