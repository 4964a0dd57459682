"""The file of communes, in memory: some 35,000, read in a quarter of a second."""

import csv
import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from home.places.distances import distance_km

_HERE = Path(__file__).parent
_NO_DEPARTEMENT = ("", "")


@dataclass(frozen=True, slots=True, eq=False)
class Commune:
    """`insee`: the code of today; `former`: names of those that merged into it, which people still say.

    `latitude` and `longitude` are degrees, None for an islet that nobody placed. Unless `is_placed`, they are the
    middle of the neighbours': some 5 km away, seldom more than 10.
    """

    insee: str
    name: str
    postcodes: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int
    is_placed: bool
    former: tuple[str, ...] = ()

    def __str__(self) -> str:
        """« Saint-Denis (974) »: what tells it from most of its namesakes."""
        return f"{self.name} ({self.departement})"

    def km_to(self, other: "Commune") -> float | None:
        """How far it is; None when one of the two is nowhere."""
        here, there = (self.latitude, self.longitude), (other.latitude, other.longitude)
        if here[0] is None or here[1] is None or there[0] is None or there[1] is None:
            return None
        return distance_km(here[0], here[1], there[0], there[1])

    @property
    def departement(self) -> str:
        """Its code: "29", "2A", "974"."""
        return self.insee[:3] if self.insee.startswith(("97", "98")) else self.insee[:2]

    @property
    def departement_name(self) -> str:
        return departements().get(self.departement, _NO_DEPARTEMENT)[0]

    @property
    def region(self) -> str:
        """INSEE's code of its region: "53", "04"; a territory that is no region has the code of its own."""
        return departements().get(self.departement, _NO_DEPARTEMENT)[1]


@cache
def communes() -> tuple[Commune, ...]:
    """All of them, by INSEE code."""
    text = gzip.decompress((_HERE / "communes.csv.gz").read_bytes()).decode()
    return tuple(_commune(row) for row in csv.reader(text.splitlines(), delimiter=";"))


def _commune(row: list[str]) -> Commune:
    insee, name, postcodes, latitude, longitude, population, guessed, former = row
    return Commune(
        insee,
        name,
        tuple(postcodes.split()),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population),
        not guessed,
        tuple(former.split("|")) if former else (),
    )


@cache
def _by_insee() -> dict[str, Commune]:
    return {commune.insee: commune for commune in communes()}


def by_insee(code: str) -> Commune | None:
    """The commune that has this code today."""
    return _by_insee().get(code.strip().upper())


@cache
def departements() -> dict[str, tuple[str, str]]:
    """Names, and INSEE's codes of their regions, by code: "29", "2A", "974"."""
    lines = (_HERE / "departements.csv").read_text(encoding="utf-8").splitlines()
    return {code: (name, region) for code, name, region in (line.split(";") for line in lines)}
