import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CountedBatch',
            fields=[
                ('batch', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='lot')),
                ('counted_at', models.DateTimeField(auto_now_add=True, verbose_name='compté le')),
            ],
            options={
                'verbose_name': 'lot compté',
                'verbose_name_plural': 'lots comptés',
                'default_permissions': [],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('type', models.CharField(choices=[('theme', 'Thème'), ('atelier', 'Atelier'), ('seance', 'Séance'), ('cycle', 'Formation'), ('promotion', 'Promotion'), ('evenement', 'Événement'), ('ressource', 'Ressource'), ('format', 'Format'), ('article', 'Article'), ('page', 'Page'), ('region', 'Région'), ('organisation', 'Organisation')], max_length=14, verbose_name='type')),
                ('locale', models.CharField(max_length=12, verbose_name='langue de la page')),
                ('region', models.CharField(help_text='Slug de la région, ou « national ».', max_length=255, verbose_name='région')),
                ('is_shared', models.BooleanField(default=False, verbose_name='acceptée dans la bibliothèque nationale')),
                ('language', models.CharField(max_length=12, verbose_name='langue du contenu')),
                ('starts_at', models.DateTimeField(null=True, verbose_name='début')),
                ('ends_at', models.DateTimeField(null=True, verbose_name='fin')),
                ('time_zone', models.CharField(blank=True, max_length=40, verbose_name='fuseau horaire du lieu')),
                ('dated_at', models.DateTimeField(null=True, verbose_name='publié le')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='modifié le')),
                ('revision', models.BigIntegerField(default=0, help_text='Grandit à chaque publication.', verbose_name='version en ligne')),
                ('expire_at', models.DateTimeField(null=True, verbose_name='expire le')),
                ('status', models.CharField(blank=True, choices=[('prevue', 'Prévue'), ('annulee', 'Annulée'), ('reportee', 'Reportée')], max_length=10, verbose_name='statut')),
                ('level', models.CharField(blank=True, choices=[('decouverte', 'Découverte'), ('debutant', 'Débutant'), ('intermediaire', 'Intermédiaire'), ('avance', 'Avancé')], max_length=14, verbose_name='niveau')),
                ('licence', models.CharField(blank=True, choices=[('cc-by', 'CC BY 4.0'), ('cc-by-sa', 'CC BY-SA 4.0'), ('cc-by-nc-sa', 'CC BY-NC-SA 4.0'), ('cc0', 'CC0 1.0'), ('lo-2.0', 'Licence Ouverte 2.0'), ('tous-droits', 'Tous droits réservés')], max_length=12, verbose_name='licence')),
                ('mode', models.CharField(blank=True, choices=[('presentiel', 'En présentiel'), ('distance', 'À distance'), ('mixte', 'Mixte')], max_length=12, verbose_name='modalité')),
                ('cycle', models.CharField(blank=True, choices=[('ant', 'Animateur numérique de territoire'), ('mnd', 'Management Numérique de Destinations'), ('reporter', 'Reporter de territoire'), ('apex', 'APEX, Accueil Par EXcellence'), ('titre', 'Titre national')], max_length=10, verbose_name='formation')),
                ('format', models.CharField(blank=True, max_length=255, verbose_name='format')),
                ('sort_title', models.CharField(editable=False, max_length=255)),
                ('slug', models.CharField(max_length=255, verbose_name='slug')),
                ('source_id', models.CharField(blank=True, max_length=200, verbose_name='identifiant d’origine')),
                ('title', models.CharField(max_length=255, verbose_name='titre')),
                ('url_path', models.TextField()),
                ('when', models.CharField(blank=True, max_length=255, verbose_name='date en toutes lettres')),
                ('days', models.TextField(blank=True, verbose_name='jours')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='lieu')),
                ('summary', models.TextField(blank=True, verbose_name='résumé')),
                ('keywords', models.TextField(blank=True, help_text='Un par ligne ; ils pèsent presque comme un titre.', verbose_name='autres noms')),
                ('mentions', models.TextField(blank=True, help_text='Trouvés comme le texte, jamais montrés.', verbose_name='noms d’autres choses')),
                ('body', models.TextField(blank=True, verbose_name='texte')),
                ('indexed_at', models.DateTimeField(auto_now=True, verbose_name='indexé le')),
            ],
            options={
                'verbose_name': 'entrée de recherche',
                'verbose_name_plural': 'entrées de recherche',
            },
        ),
        migrations.CreateModel(
            name='IndexCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='nuit du')),
                ('missing', models.PositiveIntegerField(null=True, verbose_name='absentes')),
                ('stray', models.PositiveIntegerField(null=True, verbose_name='en trop')),
                ('stale', models.PositiveIntegerField(null=True, verbose_name='dépassées')),
            ],
            options={
                'verbose_name': 'vérification de l’index',
                'verbose_name_plural': 'vérifications de l’index',
            },
        ),
        migrations.CreateModel(
            name='MissedWrite',
            fields=[
                ('page_id', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='page')),
                ('missed_at', models.DateTimeField(auto_now_add=True, verbose_name='depuis')),
            ],
            options={
                'verbose_name': 'écriture manquée',
                'verbose_name_plural': 'écritures manquées',
            },
        ),
        migrations.CreateModel(
            name='Rebuild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='commencée')),
            ],
            options={
                'verbose_name': 'reconstruction',
                'verbose_name_plural': 'reconstructions',
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expressions', models.TextField(help_text='Une par ligne. Accents, majuscules et pluriels ne comptent pas.', verbose_name='expressions')),
                ('one_way', models.BooleanField(default=False, help_text='Qui cherche la première expression trouve aussi les suivantes, mais pas l’inverse.', verbose_name='à sens unique')),
            ],
            options={
                'verbose_name': 'groupe de synonymes',
                'verbose_name_plural': 'synonymes',
                'ordering': ['expressions', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Totals',
            fields=[
                ('locale', models.CharField(max_length=12, primary_key=True, serialize=False, verbose_name='langue')),
                ('entries', models.IntegerField(default=0, verbose_name='entrées')),
                ('title_words', models.BigIntegerField(default=0, verbose_name='mots des titres')),
                ('body_words', models.BigIntegerField(default=0, verbose_name='mots des textes')),
                ('file_words', models.BigIntegerField(default=0, verbose_name='mots des fichiers')),
            ],
            options={
                'verbose_name': 'total',
                'verbose_name_plural': 'totaux',
            },
        ),
        migrations.CreateModel(
            name='ChangeDuringRebuild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rebuild_id', models.BigIntegerField(verbose_name='reconstruction')),
                ('page_id', models.BigIntegerField(verbose_name='page')),
            ],
            options={
                'verbose_name': 'changement pendant une reconstruction',
                'verbose_name_plural': 'changements pendant une reconstruction',
                'constraints': [models.UniqueConstraint(fields=('rebuild_id', 'page_id'), name='unique_change_during_rebuild')],
            },
        ),
        migrations.CreateModel(
            name='EntryVector',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='vector', serialize=False, to='search.entry')),
                ('data', models.BinaryField()),
            ],
            options={
                'verbose_name': 'vecteur',
                'verbose_name_plural': 'vecteurs',
            },
        ),
        migrations.CreateModel(
            name='SearchCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('week', models.DateField(help_text='Le lundi.', verbose_name='semaine')),
                ('region', models.CharField(help_text='Slug de la région, ou « national ».', max_length=255, verbose_name='région')),
                ('text', models.CharField(max_length=100, verbose_name='recherche')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='recherches')),
                ('near', models.PositiveIntegerField(default=0, help_text='Rien d’exact n’a été trouvé.', verbose_name='résultats approchants')),
                ('empty', models.PositiveIntegerField(default=0, verbose_name='sans résultat')),
                ('clicks', models.PositiveIntegerField(default=0, verbose_name='clics')),
                ('rank_sum', models.PositiveIntegerField(default=0, verbose_name='somme des rangs cliqués')),
            ],
            options={
                'verbose_name': 'recherche comptée',
                'verbose_name_plural': 'recherches comptées',
                'ordering': ['-week', '-searches', 'text', 'region'],
                'default_permissions': ['view'],
                'constraints': [models.UniqueConstraint(fields=('week', 'region', 'text'), name='unique_search_count'), models.CheckConstraint(condition=models.Q(('near__lte', models.F('searches')), ('empty__lte', models.F('searches'))), name='search_count_adds_up')],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12, verbose_name='langue')),
                ('form', models.CharField(max_length=40, verbose_name='forme')),
                ('term', models.CharField(max_length=40, verbose_name='terme')),
                ('entries', models.IntegerField(verbose_name='entrées')),
            ],
            options={
                'verbose_name': 'mot de l’index',
                'verbose_name_plural': 'mots de l’index',
                'indexes': [models.Index(fields=['locale', 'term'], name='search_word_by_term')],
                'constraints': [models.UniqueConstraint(fields=('locale', 'form', 'term'), name='unique_word')],
            },
        ),
        migrations.CreateModel(
            name='EntryPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document_id', models.PositiveBigIntegerField()),
                ('file_number', models.PositiveSmallIntegerField(verbose_name='numéro du fichier')),
                ('file_name', models.CharField(blank=True, help_text='Vide quand il n’y en a qu’un.', max_length=255, verbose_name='fichier')),
                ('kind', models.CharField(max_length=8, verbose_name='nature')),
                ('number', models.PositiveIntegerField(verbose_name='numéro')),
                ('anchor', models.CharField(max_length=40, verbose_name='ancre')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='titre')),
                ('text', models.TextField(blank=True, verbose_name='texte et notes')),
                ('stems', models.TextField(blank=True, help_text='Racines du titre et du texte, entre espaces.')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='search.entry')),
            ],
            options={
                'verbose_name': 'passage',
                'verbose_name_plural': 'passages',
                'ordering': ['file_number', 'number'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'anchor'), name='unique_entry_anchor')],
            },
        ),
        migrations.CreateModel(
            name='EntryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=12)),
                ('value', models.CharField(max_length=255)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='search.entry')),
            ],
            options={
                'verbose_name': 'valeur de filtre',
                'verbose_name_plural': 'valeurs de filtre',
                'indexes': [models.Index(fields=['key', 'value'], name='search_term_by_value')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'key', 'value'), name='unique_entry_term')],
            },
        ),
    ]
