"""Images dropped in the admin: cleaned before anything looks at them; one that cannot be read is refused with a reason
instead of failing the page."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.pictures import Unreadable, clean_picture
from home.pictures.cleaning import PILLOW_ERRORS

_UNREADABLE = (
    "Cette image est abîmée ou incomplète. Enregistrez-la de nouveau depuis un logiciel d’image, puis réessayez."
)


class ReadableImageField(WagtailImageField):
    """Wagtail's field refuses too many pixels, but lets Pillow's other errors through (wagtail/images/fields.py)."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return file and _cleaned(file)
        except (Unreadable, *PILLOW_ERRORS) as error:
            raise ValidationError(_UNREADABLE, code="invalid_image") from error


def _cleaned(file):
    """The file without its metadata, once all its pixels are read, whose number has been checked: one cut after its
    head fails here."""
    file.seek(0)
    Image.open(file).load()
    file.seek(0)
    content = file.read()
    clean = clean_picture(content)
    file.seek(0)
    return file if clean == content else SimpleUploadedFile(file.name, clean, file.content_type)


class SiteImageForm(BaseImageForm):
    """Base of every form of an image (WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")  # the form of an image just dropped among several has none
        if field is not None:
            self.fields["file"] = ReadableImageField(label=field.label, required=field.required, widget=field.widget)
