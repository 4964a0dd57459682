"""Pages, images, files, mails, counters. After the accounts: pages need the whole of Wagtail, which needs accounts."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('home', '0001_accounts'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('published_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='date')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='texte')),
                ('video_url', models.URLField(blank=True, help_text='YouTube, Vimeo ou Dailymotion. Chargée après un clic.', verbose_name='vidéo')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='AuthorPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('role', models.CharField(blank=True, max_length=120, verbose_name='fonction')),
                ('biography', models.TextField(blank=True, help_text='Quelques phrases.', max_length=800, verbose_name='biographie')),
            ],
            options={
                'verbose_name': 'auteur',
                'verbose_name_plural': 'auteurs',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('token', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'changement',
                'verbose_name_plural': 'changements',
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField()),
                ('ends_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'compteur',
                'verbose_name_plural': 'compteurs',
            },
        ),
        migrations.CreateModel(
            name='OrganisationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('kind', models.CharField(choices=[('ot', 'Office de tourisme'), ('pays', 'Pays touristique'), ('adt', 'Agence ou comité départemental'), ('crt', 'Comité régional'), ('federation', 'Fédération ou réseau')], default='ot', max_length=12, verbose_name='nature')),
                ('territory', models.CharField(blank=True, help_text='Communes, pays ou département couverts.', max_length=160, verbose_name='territoire')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='adresse')),
                ('postcode', models.CharField(blank=True, max_length=5, validators=[django.core.validators.RegexValidator('^\\d{5}\\Z', 'Un code postal compte cinq chiffres.')], verbose_name='code postal')),
                ('city', models.CharField(blank=True, max_length=100, verbose_name='commune')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='téléphone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('website', models.URLField(blank=True, verbose_name='site internet')),
                ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)], verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='longitude')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='présentation')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='WorkerHeartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker_id', models.CharField(max_length=64, unique=True)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'signe de vie',
                'verbose_name_plural': 'signes de vie',
            },
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='home.articlepage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', to='taggit.tag')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='articlepage',
            name='tags',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='home.ArticleTag', to='taggit.Tag', verbose_name='mots-clés'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='author',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='home.authorpage', verbose_name='auteur'),
        ),
        migrations.CreateModel(
            name='Animator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='Avec l’accord de la personne.', max_length=120, verbose_name='nom ou fonction')),
                ('topics', models.CharField(blank=True, max_length=200, verbose_name='sujets')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='animators', to='home.organisationpage')),
            ],
            options={
                'verbose_name': 'animateur ou animatrice',
                'verbose_name_plural': 'animateurs et animatrices',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RegionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('site_name', models.CharField(help_text='Affiché en tête et dans l’onglet.', max_length=80, verbose_name='nom du site')),
                ('accent_colour', models.CharField(default='#0b6e4f', help_text='Sous la forme #RRVVBB, assez foncée pour qu’un texte blanc y soit lisible.', max_length=7, verbose_name='couleur d’accent')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='téléphone')),
                ('contact_address', models.TextField(blank=True, max_length=300, verbose_name='adresse postale')),
                ('footer_text', wagtail.fields.RichTextField(blank=True, verbose_name='texte de pied de page')),
                ('accessibility_state', models.CharField(choices=[('non', 'non conforme'), ('partielle', 'partiellement conforme'), ('totale', 'totalement conforme')], default='non', help_text='Selon le dernier audit RGAA ; « non conforme » tant qu’il n’y en a pas eu.', max_length=10, verbose_name='état d’accessibilité')),
                ('time_zone', models.CharField(choices=[('Europe/Paris', 'Métropole (Paris)'), ('America/Guadeloupe', 'Guadeloupe'), ('America/Martinique', 'Martinique'), ('America/Cayenne', 'Guyane'), ('Indian/Reunion', 'La Réunion'), ('Indian/Mayotte', 'Mayotte'), ('America/Miquelon', 'Saint-Pierre-et-Miquelon'), ('Pacific/Noumea', 'Nouvelle-Calédonie'), ('Pacific/Tahiti', 'Polynésie française'), ('Pacific/Wallis', 'Wallis-et-Futuna')], default='Europe/Paris', help_text='Proposé pour les séances.', max_length=40, verbose_name='fuseau horaire')),
                ('coordinator_name', models.CharField(blank=True, help_text='Personne ou fonction qui anime le réseau dans la région.', max_length=120, verbose_name='coordination')),
                ('coordinator_email', models.EmailField(blank=True, max_length=254, verbose_name='adresse de la coordination')),
                ('coordinator_phone', models.CharField(blank=True, max_length=30, verbose_name='téléphone de la coordination')),
                ('key_figures', wagtail.fields.StreamField([('figure', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 5: ('wagtail.blocks.StructBlock', [[('value', 0), ('label', 1), ('date', 2), ('perimeter', 3), ('source', 4)]], {})}, verbose_name='chiffres clés')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu')),
                ('sections', models.JSONField(blank=True, default=list, verbose_name='rubriques de l’accueil')),
                ('accessibility_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page d’accessibilité')),
                ('legal_notice_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='mentions légales')),
                ('privacy_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='données personnelles')),
            ],
            options={
                'verbose_name': 'accueil régional',
                'verbose_name_plural': 'accueils régionaux',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='RegionCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('insee', models.CharField(max_length=2, unique=True, validators=[django.core.validators.RegexValidator('^[0-9A-Z]{2}\\Z', 'Le code INSEE d’une région compte deux caractères, par exemple 53.')], verbose_name='code INSEE')),
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code', to='home.regionpage', verbose_name='région')),
            ],
            options={
                'verbose_name': 'code INSEE d’une région',
                'verbose_name_plural': 'codes INSEE des régions',
            },
        ),
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url_path', models.CharField(max_length=600, unique=True, verbose_name='ancien chemin')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='home.regionpage', verbose_name='région')),
            ],
            options={
                'verbose_name': 'ancienne adresse d’une région',
                'verbose_name_plural': 'anciennes adresses des régions',
            },
        ),
        migrations.CreateModel(
            name='SecondFactor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=255)),
                ('last_step', models.BigIntegerField(default=0)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='second_factor', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'second facteur',
                'verbose_name_plural': 'seconds facteurs',
            },
        ),
        migrations.CreateModel(
            name='SiteDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='SiteImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('credit', models.CharField(blank=True, help_text='Auteur et licence, affichés sous l’image. Exemple : « Office de tourisme, CC BY ».', max_length=200, verbose_name='crédit')),
                ('cleaning', models.CharField(blank=True, choices=[('fait', 'Fait'), ('illisible', 'Illisible')], editable=False, max_length=10, verbose_name='nettoyage')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='regionpage',
            name='illustration',
            field=models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration'),
        ),
        migrations.AddField(
            model_name='regionpage',
            name='logo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='logo'),
        ),
        migrations.CreateModel(
            name='RegionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'liste des régions',
                'verbose_name_plural': 'listes des régions',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.AddField(
            model_name='organisationpage',
            name='illustration',
            field=models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration'),
        ),
        migrations.CreateModel(
            name='OrganisationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu sous la liste')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'annuaire',
                'verbose_name_plural': 'annuaires',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('site_name', models.CharField(help_text='Affiché en tête et dans l’onglet.', max_length=80, verbose_name='nom du site')),
                ('accent_colour', models.CharField(default='#0b6e4f', help_text='Sous la forme #RRVVBB, assez foncée pour qu’un texte blanc y soit lisible.', max_length=7, verbose_name='couleur d’accent')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='téléphone')),
                ('contact_address', models.TextField(blank=True, max_length=300, verbose_name='adresse postale')),
                ('footer_text', wagtail.fields.RichTextField(blank=True, verbose_name='texte de pied de page')),
                ('accessibility_state', models.CharField(choices=[('non', 'non conforme'), ('partielle', 'partiellement conforme'), ('totale', 'totalement conforme')], default='non', help_text='Selon le dernier audit RGAA ; « non conforme » tant qu’il n’y en a pas eu.', max_length=10, verbose_name='état d’accessibilité')),
                ('key_figures', wagtail.fields.StreamField([('figure', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 5: ('wagtail.blocks.StructBlock', [[('value', 0), ('label', 1), ('date', 2), ('perimeter', 3), ('source', 4)]], {})}, verbose_name='chiffres clés')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu')),
                ('accessibility_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page d’accessibilité')),
                ('legal_notice_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='mentions légales')),
                ('privacy_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='données personnelles')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'accueil national',
                'verbose_name_plural': 'accueils nationaux',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='FaqPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('groups', wagtail.fields.StreamField([('group', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Titre du groupe', 'max_length': 120}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 200}), 2: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Réponse'}), 3: ('wagtail.blocks.StructBlock', [[('question', 1), ('answer', 2)]], {}), 4: ('wagtail.blocks.ListBlock', (3,), {'label': 'Questions'}), 5: ('wagtail.blocks.StructBlock', [[('title', 0), ('questions', 4)]], {})}, verbose_name='questions')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'foire aux questions',
                'verbose_name_plural': 'foires aux questions',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ContentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'page de contenu',
                'verbose_name_plural': 'pages de contenu',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ContactPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'page de contact',
                'verbose_name_plural': 'pages de contact',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.AddField(
            model_name='authorpage',
            name='illustration',
            field=models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='illustration',
            field=models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration'),
        ),
        migrations.CreateModel(
            name='ArticleIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.', max_length=300, verbose_name='résumé')),
                ('review_on', models.DateField(blank=True, help_text='Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.', null=True, verbose_name='à revoir le')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('picture', 6), ('video', 10), ('quote', 14), ('key_figures', 21), ('call_to_action', 27), ('cards', 31), ('accordion', 34), ('documents', 36), ('table', 39)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4']}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Ce que l’image apporte à qui ne la voit pas. Obligatoire, sauf si l’image est décorative.', 'label': 'Texte de remplacement', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Cochez si l’image n’apporte aucune information.', 'label': 'Image décorative', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Légende', 'max_length': 250, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('decorative', 4), ('caption', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 160}), 8: ('wagtail.blocks.URLBlock', (), {'help_text': 'YouTube, Vimeo ou Dailymotion ; sinon, un lien.', 'label': 'Adresse de la vidéo'}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul'], 'help_text': 'Le texte de la vidéo, pour qui ne peut pas l’écouter.', 'label': 'Transcription', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 7), ('url', 8), ('transcript', 9)]], {}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Citation'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Auteur', 'max_length': 120, 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Fonction ou source', 'max_length': 160, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 11), ('author', 12), ('source', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « 500 » ou « plus de 1 000 ».', 'label': 'Chiffre', 'max_length': 30}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Ce qu’il compte', 'max_length': 120}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Exemple : « mai 2011 ».', 'label': 'Date', 'max_length': 40}), 18: ('wagtail.blocks.CharBlock', (), {'help_text': 'Qui est compté, et où.', 'label': 'Périmètre', 'max_length': 160}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 200}), 20: ('wagtail.blocks.StructBlock', [[('value', 15), ('label', 16), ('date', 17), ('perimeter', 18), ('source', 19)]], {}), 21: ('wagtail.blocks.ListBlock', (), {'child_block': 20}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Texte', 'required': False}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page du site', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'label': 'ou adresse extérieure', 'required': False}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Texte du bouton', 'max_length': 60}), 27: ('wagtail.blocks.StructBlock', [[('title', 22), ('text', 23), ('page', 24), ('url', 25), ('label', 26)]], {}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titre', 'max_length': 120, 'required': False}), 29: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 30: ('wagtail.blocks.ListBlock', (29,), {'label': 'Pages', 'max_num': 12}), 31: ('wagtail.blocks.StructBlock', [[('title', 28), ('pages', 30)]], {}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul', 'h3', 'h4'], 'label': 'Texte'}), 33: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 32)]], {}), 34: ('wagtail.blocks.ListBlock', (), {'child_block': 33}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 36: ('wagtail.blocks.ListBlock', (), {'child_block': 35}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Texte', 'required': False}), 38: ('wagtail.blocks.CharBlock', (), {'label': 'Nombre', 'required': False}), 39: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 37), ('number', 38)]], {})}, verbose_name='contenu sous la liste')),
                ('illustration', models.ForeignKey(blank=True, help_text='Décorative : elle accompagne le titre dans les listes et en tête de page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.siteimage', verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'liste des articles',
                'verbose_name_plural': 'listes des articles',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=320, verbose_name='destinataire')),
                ('subject', models.CharField(max_length=300, verbose_name='objet')),
                ('content', models.BinaryField(verbose_name='message')),
                ('message_id', models.CharField(max_length=255, verbose_name='identifiant')),
                ('readers', models.CharField(choices=[('editeurs', 'Qui peut ouvrir son brouillon'), ('nation', 'Qui peut ouvrir son brouillon, et la rédaction nationale tant que la page est publique')], default='editeurs', max_length=10, verbose_name='lecteurs')),
                ('state', models.CharField(choices=[('attente', 'En attente'), ('envoi', 'En cours d’envoi'), ('parti', 'Parti'), ('echec', 'Échec'), ('retenu', 'Retenu'), ('abandonne', 'Abandonné')], default='attente', max_length=10, verbose_name='état')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='raison')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='essais')),
                ('written_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='écrit le')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='échéance')),
                ('claim', models.CharField(blank=True, max_length=20)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='compte')),
                ('page', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'courriel',
                'verbose_name_plural': 'courriels',
                'indexes': [models.Index(condition=models.Q(('state__in', ['attente', 'envoi'])), fields=['due_at'], name='mails_to_send')],
            },
        ),
        migrations.CreateModel(
            name='RecoveryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('used_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_codes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'code de secours',
                'verbose_name_plural': 'codes de secours',
                'constraints': [models.UniqueConstraint(fields=('user', 'digest'), name='home_one_recovery_code_a_digest')],
            },
        ),
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(verbose_name='échéance')),
                ('set_aside_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='mise de côté le')),
                ('reason', models.TextField(verbose_name='raison')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('revision', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.revision', verbose_name='version')),
            ],
            options={
                'verbose_name': 'publication mise de côté',
                'verbose_name_plural': 'publications mises de côté',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revision', None)), fields=('page',), name='expiry_set_aside_once')],
            },
        ),
        migrations.CreateModel(
            name='SiteLanguage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='site_languages', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='accueil')),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale', verbose_name='langue')),
            ],
            options={
                'verbose_name': 'langue d’un site',
                'verbose_name_plural': 'langues des sites',
                'constraints': [models.UniqueConstraint(fields=('home', 'locale'), name='site_language_once')],
            },
        ),
        migrations.CreateModel(
            name='SiteRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='home.siteimage')),
            ],
            options={
                'verbose_name': 'déclinaison d’image',
                'verbose_name_plural': 'déclinaisons d’images',
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_rendition')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        # Routing finds a page and its ancestors by their addresses in one query. The table is Wagtail's, hence the SQL.
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS home_page_url_path ON wagtailcore_page (url_path)",
            "DROP INDEX IF EXISTS home_page_url_path",
        ),
    ]
