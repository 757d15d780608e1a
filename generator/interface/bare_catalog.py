"""Catalogues without the dates, names and versions that gettext's tools like: the same words give the same bytes."""

from __future__ import annotations

from babel.messages.catalog import Catalog


class BareCatalog(Catalog):
    """A catalogue whose head says only what readers of it need."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the catalogue."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
