"""Notes are public where a material says so, and what earlier readers took for text is read again.

Comments of Markdown and what web pages hide are in the stored passages of such files: these go at once, and come back
without them when the worker has read the files again (catalogue/rereading.py).
"""

from django.db import migrations, models
from django.db.models import Q


def forget_markup(apps, schema_editor):
    ends = Q()
    for extension in ("md", "html"):
        ends |= Q(text__document__file__iendswith=f".{extension}")
    apps.get_model("catalogue", "DocumentPassage").objects.filter(ends).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0005_region_archives_and_invitations'),
    ]

    operations = [
        migrations.AddField(
            model_name='documenttext',
            name='edition',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='édition de la lecture'),
        ),
        migrations.AddField(
            model_name='materialpage',
            name='publish_notes',
            field=models.BooleanField(default=False, help_text='Les notes des diaporamas, écrites pour qui présente, sont alors montrées sous chaque diapo et trouvées par la recherche. Le fichier à télécharger les contient de toute façon.', verbose_name='publier les notes de présentation'),
        ),
        migrations.RunPython(forget_markup, migrations.RunPython.noop),
    ]
