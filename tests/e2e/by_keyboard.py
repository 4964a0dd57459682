"""What somebody without a mouse does: Tab until the thing has the focus, then a key."""

_MOST_TABS = 200
_MOST_CHOICES = 30
_FOCUSED = """() => {
  const one = document.activeElement
  const text = one.getAttribute('aria-label') || one.innerText || one.textContent || one.value || ''
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
  const shows = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none'
  return [one.getAttribute('name') || '', text.trim(), one.tagName, shows]
}"""
_CHOSEN = r"""() => {
  const one = document.activeElement
  const label = one.selectedOptions ? one.selectedOptions[0].label : one.checked ? one.labels[0].innerText : ''
  return label.replace(/\s+/g, ' ').trim()
}"""


class Keyboard:
    """`shown`: whether each thing on the way must show that it has the focus."""

    def __init__(self, page, *, shown: bool = False):
        self.page, self.shown = page, shown

    def reach(self, *, name: str = "", text: str = "", key: str = "Tab") -> None:
        """Move to the field of that name, or to the link or button that reads so."""
        seen = []
        for _ in range(_MOST_TABS):
            self.page.keyboard.press(key)
            held, reads, tag, shows = self.page.evaluate(_FOCUSED)
            seen.append(held or reads[:30])
            assert shows or not self.shown or tag == "BODY", f"{seen[-1]} : rien ne montre que le clavier y est"
            if (name and held == name) or (text and text in reads and tag != "BODY"):
                return
        raise AssertionError(f"{name or text} : jamais atteint au clavier ; vu {seen}")

    def fill(self, name: str, text: str, key: str = "Tab") -> None:
        self.reach(name=name, key=key)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, name: str, label: str) -> None:
        """In a drop-down list, or among buttons of which one is taken."""
        self.reach(name=name)
        self.page.keyboard.press("Home")
        for _ in range(_MOST_CHOICES):
            if self.page.evaluate(_CHOSEN) == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} : jamais atteint dans {name}")

    def press(self, text: str, key: str = "Tab") -> None:
        self.reach(text=text, key=key)
        self.page.keyboard.press("Enter")
