"""Checks on what editors type, with French explanations."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

_WHITE = 1.0
LEAST_CONTRAST = 4.5  # of letters and what is behind them (WCAG 2.2, AA)


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of `#rrggbb` against white, 1 to 21 (WCAG 2.2, « contrast ratio »)."""
    red, green, blue = (_channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return (_WHITE + 0.05) / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


is_hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", "Écrivez la couleur sous la forme #RRVVBB, par exemple #0b6e4f.")


def validate_accent(colour: str) -> None:
    """Raise ValidationError unless white text stays legible on the colour."""
    is_hex_colour(colour)
    if contrast_with_white(colour) < LEAST_CONTRAST:
        raise ValidationError(
            "Cette couleur est trop claire : un texte blanc n’y serait pas lisible (contraste de 4,5 au moins)."
        )


validate_postcode = RegexValidator(r"^\d{5}\Z", "Un code postal compte cinq chiffres.")
validate_insee = RegexValidator(r"^[0-9A-Z]{2}\Z", "Le code INSEE d’une région compte deux caractères, par exemple 53.")
