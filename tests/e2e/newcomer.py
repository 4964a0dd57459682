"""Somebody who knows the admin by its words alone: clicks and typing, each click counted where it falls."""

import os
from pathlib import Path

from tests.e2e.serving import log_in

_COUNT = "addEventListener('click', (event) => { if (event.isTrusted && event.detail) window.clicked(); }, true)"
_ERRORS = ".error-message, .messages .error, .help-critical, .errorlist li"


class Newcomer:
    """One person at one width. `clicks`: those of the pointer since they logged in; `errors`: what forms refused."""

    def __init__(self, browser, site, username: str, width: int):
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.page, self.name, self.shot = log_in(self.context, site, username), f"{username}-{width}", 0
        self.clicks, self.errors = 0, []
        self.context.expose_function("clicked", self._clicked)
        self.context.add_init_script(_COUNT)
        self.page.reload()

    def _clicked(self) -> None:
        self.clicks += 1

    def click(self, text: str, within: str = "body") -> None:
        """On the link or the button that reads so."""
        thing = self.page.locator(within).locator("a, button, summary, label").filter(has_text=text, visible=True).first
        thing.click()

    def type(self, name: str, text: str) -> None:
        """Into the field of that name, over what is there."""
        self.page.locator(f"[name='{name}']").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, name: str, label: str) -> None:
        """In a drop-down list, which the browser opens outside of the page: two clicks that no script hears."""
        self.page.locator(f"select[name='{name}']").select_option(label=label)
        self.clicks += 2

    def tick(self, group: str, words: str) -> None:
        """In a long list: words typed into its search, Enter once a single name is left."""
        boxes = self.page.locator(f"tick-boxes[aria-label='{group}']")
        if not boxes.locator("details").evaluate("details => details.open"):
            boxes.locator("summary").click()
        search = boxes.locator("input[type=search]")
        if not search.evaluate("field => field === document.activeElement"):
            search.click()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        boxes.locator(".tick-boxes__chips", has_text=words).wait_for()

    def open_action(self, text: str) -> None:
        """In the menu beside the title of a page's form."""
        self.page.get_by_role("button", name="Actions", exact=True).first.click()
        self.click(text)

    def publish(self) -> None:
        self.look()
        self.click("Publier", within="footer")
        self.expect("publiée")

    def expect(self, said: str) -> None:
        """A message of the next screen."""
        self.page.locator(".messages").get_by_text(said).wait_for()
        self.look()

    def look(self) -> None:
        """What the screen refuses, if anything; a picture of it where SCREENSHOTS says."""
        self.shot += 1
        if folder := os.environ.get("SCREENSHOTS"):
            self.page.screenshot(path=Path(folder) / f"promenade-{self.name}-{self.shot:02}.png")
        self.errors += [text for text in self.page.locator(_ERRORS).all_inner_texts() if text.strip()]

    def leave(self) -> None:
        self.context.close()
