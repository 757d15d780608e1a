"""Names that several people have: a list says which labels are printed for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from generator.archive.people.people_index import Person
from generator.pages.views.printed_label import printed_as


def shared_names(people: Iterable[Person]) -> frozenset[str]:
    """Return the names that several people have."""
    counts = Counter(person.name for person in people)
    return frozenset(name for name, count in counts.items() if count > 1)


def label_of_shared_name(person: Person, shared: Collection[str]) -> str | None:
    """Return what tells a person from others of the same name: the label that is printed most often."""
    return printed_as(*person.printed[:1]) if person.name in shared else None
