"""A page as it stays: what still fades in, or from one scheme to another, has not its colours yet."""

_FINISHED = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => null)))"""


def at_rest(page):
    """The same page, once its animations and transitions have ended; those without end go on."""
    page.evaluate(_FINISHED)
    return page
