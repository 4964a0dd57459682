"""Reading a file in a small parent of its own, to weigh parent and child together; and making files that bomb."""

import json
import os
import struct
import subprocess
import zipfile
import zlib

from docx.oxml.ns import nsdecls

from catalogue.extraction.limits import MEGABYTE
from tests.catalogue.extraction.files import ISOLATED, PROJECT, make_docx

# Bad files: each in a small parent of its own, to weigh parent and child together

WEIGHED = f"""
import json, resource, sys, time
from pathlib import Path
sys.path.append({str(PROJECT)!r})
from catalogue.extraction import ExtractionRefused, extract
started = time.monotonic()
try:
    outcome = ["read", len(extract(Path(sys.argv[1]), sys.argv[2]).passages)]
except ExtractionRefused as refusal:
    outcome = ["refused", refusal.reason]
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
# Not ru_maxrss for itself: Linux counts what its own parent weighed when it started this one.
status = Path("/proc/self/status")
parent = int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024 if status.exists() else 0
print(json.dumps([outcome, time.monotonic() - started, parent, child]))
"""
MAX_DJANGO_BYTES = 150 * MEGABYTE


def outcome_of(path):
    command = [*ISOLATED, WEIGHED, str(path), path.name]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    outcome, seconds, parent, child = json.loads(result.stdout)
    assert seconds < 20
    assert parent < 64 * MEGABYTE
    assert child + MAX_DJANGO_BYTES < 600 * MEGABYTE
    return outcome


def reason_for(path):
    verdict, reason = outcome_of(path)
    assert verdict == "refused"
    return reason


def replace_part(path, name, change):
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)


def docx_of(tmp_path, body, padding=0):
    """Make a docx of any body; incompressible padding hides its ratio."""
    make_docx(tmp_path / "a.docx")
    replace_part(tmp_path / "a.docx", "word/document.xml", lambda _xml: document_xml(body))
    if padding:
        with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
            archive.writestr("word/media/image.png", os.urandom(padding))
    return tmp_path / "a.docx"


def document_xml(body, doctype=b""):
    start, end = f"<w:document {nsdecls('w')}><w:body>".encode(), b"</w:body></w:document>"
    return b'<?xml version="1.0"?>' + doctype + start + body + end


def bomb(path, megabytes, declared=None):
    """Write a docx whose text unpacks to so many megabytes; `declared` is the size its directory pretends."""
    block = b" " * MEGABYTE
    start, end = document_xml(b"|").split(b"|")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = deflate.compress(start) + deflate.flush(zlib.Z_FULL_FLUSH)
    repeated = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)  # needs nothing of what precedes
    data = head + repeated * megabytes + deflate.compress(end) + deflate.flush()
    crc = zlib.crc32(start)
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(end, crc)
    size = len(start) + len(block) * megabytes + len(end)
    make_docx(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", data)
        for name, part in parts.items():
            archive.writestr(name, part)
    declare_deflated(path, crc, declared or size)


def declare_deflated(path, crc, size):
    """Turn the first entry, stored, into a deflated one, in both its headers."""
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    for method, crc_at, size_at in ((8, 14, 22), (directory + 10, directory + 16, directory + 24)):
        struct.pack_into("<H", content, method, 8)
        struct.pack_into("<L", content, crc_at, crc)
        struct.pack_into("<L", content, size_at, size)
    path.write_bytes(content)
