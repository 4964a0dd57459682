"""Pictures of the demonstration, drawn once and kept in the collection of their owner."""

import zlib
from itertools import product

from django.core.files.base import ContentFile

from catalogue.demo.drawing import MOTIFS, PALETTES, draw_illustration, draw_logo
from catalogue.demo.stage import Stage
from catalogue.library import collection_of
from home.bulk import indexes_told_later, tell_indexes
from home.models import SiteImage
from home.renditions import prepare_renditions

_PICTURES = 18  # enough to vary, few enough to draw quickly


class Pictures:
    """A landscape for any seed: the same seed always gives the same one of the set."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._made: dict[str, SiteImage] = {}

    def of(self, owner: str, seed: str) -> SiteImage:
        looks = list(product(MOTIFS, PALETTES))
        step = len(looks) // _PICTURES or 1
        motif, palette = looks[zlib.crc32(seed.encode()) % _PICTURES * step % len(looks)]
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
