"""Office files are ZIP archives: write them so that the same contents give the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = {"mimetype"}


def with_fixed_times(archive: bytes, without: tuple[str, ...] = ()) -> bytes:
    """Write an archive again with constant dates, less the members named in `without`.

    Members keep their order and `mimetype` stays uncompressed, as OpenDocument requires.
    """
    output = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(output, "w") as after:
        for name in before.namelist():
            if name not in without:
                after.writestr(_member(name), before.read(name))
    return output.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, date_time=_EPOCH)
    member.compress_type = ZIP_STORED if name in _STORED else ZIP_DEFLATED
    return member
