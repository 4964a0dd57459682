"""The coverage map holds the 18 regions, each drawn inside the picture."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from home.maps import france
from home.maps.france import FRENCH_REGIONS, VIEW_BOX, region_by_insee

MAINLAND_CODES = {"84", "27", "53", "24", "94", "44", "32", "11", "28", "75", "76", "52", "93"}
OVERSEAS_OFFSETS = {"01": -4, "02": -4, "03": -3, "04": 4, "06": 3}
RING = re.compile(r"M(?P<start>[^l]+)l(?P<steps>[^z]+)z")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def points_of(path):
    """Yield the absolute points of a path made of `M x y l dx dy … z` rings."""
    for ring in RING.finditer(path):
        x, y = map(float, NUMBER.findall(ring["start"]))
        yield x, y
        steps = list(map(float, NUMBER.findall(ring["steps"])))
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def box_of(region):
    xs, ys = zip(*points_of(region.path), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_the_eighteen_regions_are_there_once():
    codes = [region.insee for region in FRENCH_REGIONS]
    assert len(codes) == 18
    assert set(codes) == MAINLAND_CODES | set(OVERSEAS_OFFSETS)
    assert len({region.slug for region in FRENCH_REGIONS}) == 18


def test_overseas_regions_are_marked_and_framed():
    assert {region.insee for region in FRENCH_REGIONS if region.overseas} == set(OVERSEAS_OFFSETS)
    assert {region.insee for region in FRENCH_REGIONS if region.frame} == set(OVERSEAS_OFFSETS)


@pytest.mark.parametrize("region", FRENCH_REGIONS, ids=lambda region: region.slug)
def test_path_is_made_of_closed_rings_only(region):
    assert RING.sub("", region.path) == ""
    assert len(list(points_of(region.path))) >= 20


@pytest.mark.parametrize("region", FRENCH_REGIONS, ids=lambda region: region.slug)
def test_outline_and_label_stay_inside_the_picture(region):
    left, top, right, bottom = box_of(region)
    x, y, width, height = map(float, VIEW_BOX.split())
    assert x <= left < right <= x + width
    assert y <= top < bottom <= y + height
    assert x <= region.label_x <= x + width
    assert y <= region.label_y <= y + height


@pytest.mark.parametrize("region", [r for r in FRENCH_REGIONS if r.overseas], ids=lambda region: region.slug)
def test_overseas_outline_stays_inside_its_frame(region):
    left, top, right, bottom = box_of(region)
    frame = region.frame
    assert frame.x < left < right < frame.x + frame.width
    assert frame.y < top < bottom < region.label_y < frame.y + frame.height


def test_frames_form_a_row_without_overlap():
    frames = [region.frame for region in FRENCH_REGIONS if region.frame]
    assert len({(frame.y, frame.height) for frame in frames}) == 1
    edges = [edge for frame in frames for edge in (frame.x, frame.x + frame.width)]
    assert edges == sorted(edges)


def test_places_are_where_a_reader_expects_them():
    brittany, alsace = region_by_insee("53"), region_by_insee("44")
    north, corsica = region_by_insee("32"), region_by_insee("94")
    assert box_of(brittany)[0] < box_of(alsace)[0]
    assert box_of(north)[1] < box_of(corsica)[1]


@pytest.mark.parametrize("region", FRENCH_REGIONS, ids=lambda region: region.slug)
def test_time_zone_is_the_one_of_the_region(region):
    january = datetime(2026, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(region.time_zone))
    assert january.utcoffset() == timedelta(hours=OVERSEAS_OFFSETS.get(region.insee, 1))


def test_unknown_code_is_refused():
    with pytest.raises(KeyError):
        region_by_insee("99")


def test_source_and_licence_are_said_and_the_file_is_small():
    assert "Natural Earth" in france.SOURCE
    assert "domaine public" in france.LICENCE
    assert (Path(france.__file__).parent / "regions.json").stat().st_size < 60_000
