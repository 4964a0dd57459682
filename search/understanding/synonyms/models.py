"""Groups of expressions that mean the same; one group a row, so that staff see whole what they edit."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from search.understanding.synonyms.words import key_of, words_of

MAX_LENGTH = 80  # characters of an expression
MAX_WORDS = 8
MAX_EXPRESSIONS = 30


class SynonymGroup(models.Model):
    """What staff write so that « insta » finds « Instagram »."""

    expressions = models.TextField(
        "expressions",
        help_text="Une par ligne. Accents, majuscules et pluriels ne comptent pas.",
    )
    one_way = models.BooleanField(
        "à sens unique",
        default=False,
        help_text="Qui cherche la première expression trouve aussi les suivantes, mais pas l’inverse.",
    )

    panels = [FieldPanel("expressions"), FieldPanel("one_way")]

    class Meta:
        app_label = "search"
        verbose_name = "groupe de synonymes"
        verbose_name_plural = "synonymes"
        ordering = ["expressions", "pk"]

    def __str__(self) -> str:
        if self.one_way:
            return f"{', '.join(self.leading)} → {', '.join(self.lines[1:])}"
        return " = ".join(self.lines)

    def clean(self) -> None:
        super().clean()
        self.expressions = "\n".join(self.lines)
        if errors := self._errors():
            raise ValidationError({"expressions": errors})

    @property
    def lines(self) -> list[str]:
        """The expressions, each with single spaces."""
        lines = (" ".join(line.split()) for line in self.expressions.replace("\0", "").splitlines())
        return [line for line in lines if line]

    @property
    def leading(self) -> list[str]:
        """Expressions that, when asked, find the others."""
        return self.lines[:1] if self.one_way else self.lines

    def _errors(self) -> list[str]:
        lines = self.lines
        if len(lines) == 1:
            return ["Écrivez au moins deux expressions, une par ligne : une seule n’a pas de synonyme."]
        errors = [] if len(lines) <= MAX_EXPRESSIONS else [f"Un groupe a {MAX_EXPRESSIONS} expressions au plus."]
        seen: dict[tuple[str, ...], str] = {}
        for line in lines[:MAX_EXPRESSIONS]:
            words = words_of(line)
            if len(line) > MAX_LENGTH or len(words) > MAX_WORDS:
                limits = f"{MAX_WORDS} mots et {MAX_LENGTH} caractères au plus"
                errors.append(f"« {line[:MAX_LENGTH]} » est trop longue : {limits}.")
            elif not words:
                errors.append(f"« {line} » ne contient aucun mot.")
            elif (first := seen.setdefault(key_of(words), line)) is not line:
                errors.append(f"« {line} » et « {first} » sont la même expression pour la recherche : gardez-en une.")
        return errors

    def shared(self) -> list[str]:
        """What to tell of expressions that lead from another group too: both groups then add up. One query."""
        keys = {key_of(words_of(line)): line for line in self.leading}
        return [
            f"« {keys[key]} » est aussi dans le groupe « {str(group)[:200]} » : les deux s’ajoutent."
            for group in SynonymGroup.objects.exclude(pk=self.pk)
            for key in {key_of(words_of(line)): None for line in group.leading}
            if key in keys
        ]
