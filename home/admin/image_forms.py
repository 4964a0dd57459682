"""Images dropped in the admin: one that cannot be read is refused with a reason instead of failing the page."""

import struct

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

_UNREADABLE = (
    "Cette image est abîmée ou incomplète. Enregistrez-la de nouveau depuis un logiciel d’image, puis réessayez."
)
# What Pillow raises for a file that is not what its head says.
_PILLOW_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class ReadableImageField(WagtailImageField):
    """Wagtail's field refuses too many pixels, but lets Pillow's other errors through (wagtail/images/fields.py)."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            if file is not None:
                _decode(file)
        except _PILLOW_ERRORS as error:
            raise ValidationError(_UNREADABLE, code="invalid_image") from error
        return file


def _decode(file):
    """Read all the pixels, whose number has been checked. A file cut after its head fails here."""
    file.seek(0)
    Image.open(file).load()
    file.seek(0)


class SiteImageForm(BaseImageForm):
    """Base of every form of an image (WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")  # the form of an image just dropped among several has none
        if field is not None:
            self.fields["file"] = ReadableImageField(label=field.label, required=field.required, widget=field.widget)
