"""Pictures of the demonstration, drawn once and kept in the collection of their owner."""

import zlib

from django.core.files.base import ContentFile

from catalogue.demo.drawing import draw_illustration, draw_logo
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.texts import read_list
from catalogue.library import collection_of
from home.bulk import indexes_told_later, tell_indexes
from home.models import SiteImage
from home.renditions import prepare_renditions

# What the nation's articles and events show is everybody's; a region's show its own shores, hills and villages.
_OF_THE_NETWORK = [f"fourmiliere, {palette}" for palette in ("matin", "ete", "automne", "soir", "brume")]


class Pictures:
    """A landscape of an owner's territory for any seed, the same for the same seed; for its own name, the first."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._made: dict[str, SiteImage] = {}
        self._landscapes = {region["slug"]: region["landscapes"] for region in read_list("regions")}
        self._landscapes[NATIONAL] = _OF_THE_NETWORK

    def of(self, owner: str, seed: str) -> SiteImage:
        landscapes = self._landscapes[owner]
        number = 0 if seed == owner else zlib.crc32(seed.encode()) % len(landscapes)
        motif, palette = landscapes[number].split(", ")
        return self._kept(owner, f"Paysage, {motif}, {palette}", lambda: draw_illustration(motif, palette, motif))

    def logo(self, owner: str, name: str, accent: str) -> SiteImage:
        return self._kept(owner, f"Logo {name}", lambda: draw_logo(name, accent))

    def _kept(self, owner: str, title: str, draw) -> SiteImage:
        key = f"{owner}/{title}"
        if key not in self._made:
            collection = collection_of(self._stage.owner(owner))
            existing = SiteImage.objects.filter(title=title, collection=collection).first()
            self._made[key] = existing or self._new(title, collection, draw())
        return self._made[key]

    def _new(self, title: str, collection, png: bytes) -> SiteImage:
        image = SiteImage(title=title, collection=collection, credit="Dessin de la démonstration, CC0")
        image.file = ContentFile(png, name=f"{title}.png")
        image._set_image_file_metadata()
        with indexes_told_later(SiteImage):
            image.save()
        tell_indexes([image])
        prepare_renditions.call(image.pk)
        return image
