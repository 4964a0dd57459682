"""What is searched: a projection of the public pages, one row each, with uniform columns.

What is not public never enters, so that no query can leak it. Engines find ids in it, filters and facets are queries
on it. It can be thrown away and made again from the pages (`search_rebuild`).
"""

from django.db import models
from django.utils.translation import gettext as _

from catalogue.enums import CycleCode, EditorialStatus, Level, Licence, Mode, PassageKind
from home.enums import PageType


class Entry(models.Model):
    """One public page. Its id is the page's, in the database as in every engine.

    Columns that filter come first: SQLite walks through all that stands before the one it reads, texts included.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    type = models.CharField("type", max_length=14, choices=PageType.choices)
    locale = models.CharField("langue de la page", max_length=12)
    region = models.CharField("région", max_length=255, help_text="Slug de la région, ou « national ».")
    is_shared = models.BooleanField("acceptée dans la bibliothèque nationale", default=False)
    language = models.CharField("langue du contenu", max_length=12)
    starts_at = models.DateTimeField("début", null=True)
    ends_at = models.DateTimeField("fin", null=True)
    time_zone = models.CharField("fuseau horaire du lieu", max_length=40, blank=True)
    dated_at = models.DateTimeField("publié le", null=True)
    changed_at = models.DateTimeField("modifié le", null=True)
    revision = models.BigIntegerField("version en ligne", default=0, help_text="Grandit à chaque publication.")
    expire_at = models.DateTimeField("expire le", null=True)
    status = models.CharField("statut", max_length=10, choices=EditorialStatus.choices, blank=True)
    level = models.CharField("niveau", max_length=14, choices=Level.choices, blank=True)
    licence = models.CharField("licence", max_length=12, choices=Licence.choices, blank=True)
    mode = models.CharField("modalité", max_length=12, choices=Mode.choices, blank=True)
    cycle = models.CharField("formation", max_length=10, choices=CycleCode.choices, blank=True)
    format = models.CharField("format", max_length=255, blank=True)
    sort_title = models.CharField(max_length=255, editable=False)
    slug = models.CharField("slug", max_length=255)
    source_id = models.CharField("identifiant d’origine", max_length=200, blank=True)
    title = models.CharField("titre", max_length=255)
    url_path = models.TextField()
    when = models.CharField("date en toutes lettres", max_length=255, blank=True)
    days = models.TextField("jours", blank=True)
    place = models.CharField("lieu", max_length=300, blank=True)
    position = models.CharField("position", max_length=50, blank=True, help_text="Latitude et longitude, en degrés.")
    summary = models.TextField("résumé", blank=True)
    keywords = models.TextField(
        "autres noms", blank=True, help_text="Un par ligne ; ils pèsent presque comme un titre."
    )
    mentions = models.TextField("noms d’autres choses", blank=True, help_text="Trouvés comme le texte, jamais montrés.")
    body = models.TextField("texte", blank=True)
    indexed_at = models.DateTimeField("indexé le", auto_now=True)

    class Meta:
        verbose_name = "entrée de recherche"
        verbose_name_plural = "entrées de recherche"
        indexes = [models.Index(fields=("position",), name="search_entry_position")]  # read alone, without the texts

    def __str__(self) -> str:
        return self.title


class EntryTerm(models.Model):
    """One of several values that an entry has for a key: its themes, its audiences."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="terms")
    key = models.CharField(max_length=12)
    value = models.CharField(max_length=255)

    class Meta:
        verbose_name = "valeur de filtre"
        verbose_name_plural = "valeurs de filtre"
        constraints = [models.UniqueConstraint(fields=("entry", "key", "value"), name="unique_entry_term")]
        indexes = [models.Index(fields=("key", "value"), name="search_term_by_value")]

    def __str__(self) -> str:
        return f"{self.key} : {self.value}"


class EntryPassage(models.Model):
    """A slide, page or section of one of an entry's files; or of its page's own text, which is no file (number 0)."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="passages")
    document_id = models.PositiveBigIntegerField(null=True)
    file_number = models.PositiveSmallIntegerField("numéro du fichier")
    file_name = models.CharField("fichier", max_length=255, blank=True, help_text="Vide quand il n’y en a qu’un.")
    kind = models.CharField("nature", max_length=8)
    number = models.PositiveIntegerField("numéro")
    anchor = models.CharField("ancre", max_length=100)
    title = models.CharField("titre", max_length=300, blank=True)
    text = models.TextField("texte et notes", blank=True)
    stems = models.TextField(blank=True, help_text="Racines du titre et du texte, entre espaces.")

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"
        ordering = ["file_number", "number"]
        constraints = [models.UniqueConstraint(fields=("entry", "anchor"), name="unique_entry_anchor")]

    def __str__(self) -> str:
        return f"{self.entry} : {self.where}"

    @property
    def where(self) -> str:
        """« diapo 12 », and the file's name when the entry has several; « section « Tarifs » » of a page."""
        if not self.file_number:
            return _("section « %(title)s »") % {"title": self.title}
        place = f"{PassageKind(self.kind).label} {self.number}"
        return f"{place}, {self.file_name}" if self.file_name else place


class EntryVector(models.Model):
    """The words of an entry as ranking reads them (`search.content.vectors`)."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="vector")
    data = models.BinaryField()

    class Meta:
        verbose_name = "vecteur"
        verbose_name_plural = "vecteurs"

    def __str__(self) -> str:
        return str(self.entry_id)


class EntryMeaning(models.Model):
    """What a model of sentences keeps of an entry (`search.meaning`); without one there is no row."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="meaning")
    model = models.CharField("modèle", max_length=100)
    digest = models.CharField("empreinte des textes lus", max_length=32)
    data = models.BinaryField()

    class Meta:
        verbose_name = "sens"
        verbose_name_plural = "sens"

    def __str__(self) -> str:
        return str(self.entry_id)


class Word(models.Model):
    """A word of the index: its folded form, the term behind it, and how many entries of a language hold it."""

    locale = models.CharField("langue", max_length=12)
    form = models.CharField("forme", max_length=40)
    term = models.CharField("terme", max_length=40)
    entries = models.IntegerField("entrées")

    class Meta:
        verbose_name = "mot de l’index"
        verbose_name_plural = "mots de l’index"
        constraints = [models.UniqueConstraint(fields=("locale", "form", "term"), name="unique_word")]
        indexes = [models.Index(fields=("locale", "term"), name="search_word_by_term")]

    def __str__(self) -> str:
        return self.form


class Totals(models.Model):
    """How much the entries of a language hold, for the averages that ranking compares lengths to."""

    locale = models.CharField("langue", max_length=12, primary_key=True)
    entries = models.IntegerField("entrées", default=0)
    title_words = models.BigIntegerField("mots des titres", default=0)
    body_words = models.BigIntegerField("mots des textes", default=0)
    file_words = models.BigIntegerField("mots des fichiers", default=0)

    class Meta:
        verbose_name = "total"
        verbose_name_plural = "totaux"

    def __str__(self) -> str:
        return self.locale


class MissedWrite(models.Model):
    """A page whose change did not reach the engine while it was away; replayed when it answers again."""

    page_id = models.BigIntegerField("page", primary_key=True)
    missed_at = models.DateTimeField("depuis", auto_now_add=True)

    class Meta:
        verbose_name = "écriture manquée"
        verbose_name_plural = "écritures manquées"

    def __str__(self) -> str:
        return str(self.page_id)


class Rebuild(models.Model):
    """A rebuild that runs: what is indexed meanwhile is noted, and indexed again at its end."""

    started_at = models.DateTimeField("commencée", auto_now_add=True)

    class Meta:
        verbose_name = "reconstruction"
        verbose_name_plural = "reconstructions"

    def __str__(self) -> str:
        return f"{self.started_at:%d/%m/%Y %H:%M}"


class ChangeDuringRebuild(models.Model):
    """A page that was indexed, or taken out, while a rebuild ran."""

    rebuild_id = models.BigIntegerField("reconstruction")  # no constraint: a change may end after the rebuild
    page_id = models.BigIntegerField("page")

    class Meta:
        verbose_name = "changement pendant une reconstruction"
        verbose_name_plural = "changements pendant une reconstruction"
        constraints = [models.UniqueConstraint(fields=("rebuild_id", "page_id"), name="unique_change_during_rebuild")]

    def __str__(self) -> str:
        return str(self.page_id)


class IndexCheck(models.Model):
    """A night's verification of the index, and how many pages differed; empty until it is done."""

    day = models.DateField("nuit du", unique=True)
    missing = models.PositiveIntegerField("absentes", null=True)
    stray = models.PositiveIntegerField("en trop", null=True)
    stale = models.PositiveIntegerField("dépassées", null=True)
    unread = models.PositiveIntegerField("non lues par le modèle de sens", null=True)

    class Meta:
        verbose_name = "vérification de l’index"
        verbose_name_plural = "vérifications de l’index"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
