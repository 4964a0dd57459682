"""Somebody who signs up from a telephone without scripts, by keys alone, and reads the mails that come."""

import os
import re
from itertools import count
from pathlib import Path

from tests.e2e.by_keyboard import Keyboard
from tests.e2e.mailbox import Mailbox, text_of
from tests.e2e.test_public_pages import SCROLL_WIDTH, WIDTHS

TELEPHONE = {"width": WIDTHS[0], "height": 844}
_OWN_LINK = re.compile(r"http://\S+/ma-place/\S+")
_shots = count(1)


class Hotelier:
    def __init__(self, browser, site, name: str, address: str):
        self.name, self.address = name, address
        self.context = browser.new_context(viewport=TELEPHONE, java_script_enabled=False)
        self.page = self.context.new_page()
        self.keyboard = Keyboard(self.page, shown=True)
        self.mailbox = Mailbox(site.data / "mails", address)

    def open_link_of(self, subject: str) -> None:
        """The personal link of the mail that is called so, once it came."""
        mail = self.mailbox.wait_for(subject)
        self.page.goto(_OWN_LINK.search(text_of(mail))[0])

    def sees(self, *words: str) -> None:
        """All of them, and nothing that goes out sideways; a picture of it where SCREENSHOTS says."""
        for text in words:
            self.page.locator("main").get_by_text(text).first.wait_for()
        if folder := os.environ.get("SCREENSHOTS"):
            self.page.screenshot(path=Path(folder) / f"vie-{next(_shots):02}.png", full_page=True)
        assert self.page.evaluate(SCROLL_WIDTH) == WIDTHS[0]

    def presses(self, words: str) -> None:
        """The link or the button that reads so; until the page that comes then is there."""
        with self.page.expect_navigation():
            self.keyboard.press(words)

    def downloads(self, words: str) -> bytes:
        """The file behind the link that reads so."""
        with self.page.expect_download() as waited:
            self.keyboard.press(words)
        return Path(waited.value.path()).read_bytes()

    def leaves(self) -> None:
        self.context.close()
