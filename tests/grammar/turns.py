"""What is said in a document of the grammar, and by whom."""

from __future__ import annotations

import random

from generator.records import Block
from tests.grammar.made import Label, Turn
from tests.grammar.words import words


def turns(chance: random.Random, number: int, *, everybody: bool = False, lines: bool = True) -> list[Turn]:
    """Return turns of a few people.

    Args:
        chance: Chooses.
        number: Of turns.
        everybody: Whether all of them have a label.
        lines: Whether paragraphs are lines: only there can a stage direction be told that cuts a sentence.
    """
    cast = [label(chance) for _ in range(chance.randint(2, 6))]
    if everybody:  # letters alone, seen once, are no label on a page without chevrons: `NASA: here we come`
        cast = [one for one in cast if len(one.printed) > 4] or [Label("MODERATOR", "moderator")]
    made = []
    for position in range(number):
        nobody = not everybody and position > 2 and chance.random() < 0.2
        # One long paragraph shows whether lines are wrapped; two short ones could be anything.
        paragraphs = [_paragraph(chance, 1 if position else 12)]
        paragraphs += [_paragraph(chance) for _ in range(chance.choice([0, 0, 0, 1, 2]))]
        if chance.random() < 0.25:
            paragraphs.insert(chance.randint(1, len(paragraphs)), (_direction(chance),))
        if lines and chance.random() < 0.05:  # cut in the middle of a sentence
            paragraphs += [(said("And the --"),), (_direction(chance),), (said("which is what we wanted to say."),)]
        made.append(Turn(None if nobody else chance.choice(cast), tuple(paragraphs)))
    return made


def _paragraph(chance: random.Random, least: int = 1) -> tuple[Block, ...]:
    number = max(least, chance.choice([1, 2, 3, 6, 12]))
    sentences = [said(chance.choice(words().sentences)) for _ in range(number)]
    if len(sentences) > 1 and chance.random() < 0.15:
        sentences.insert(chance.randint(1, len(sentences)), _direction(chance))
    return tuple(sentences)


def said(text: str) -> Block:
    """Return a sentence."""
    return Block("text", text)


def _direction(chance: random.Random) -> Block:
    direction = chance.choice(words().directions)
    return Block("event", direction.text, direction.event)


def label(chance: random.Random) -> Label:
    """Return a label: a person, a role, both, an organisation, with or without honorifics."""
    known = words()
    # Initials leave it open whether an honorific stays: `MS. D. KOVALINA`.
    titled, full_name = chance.choice(sorted(pair for pair in known.names.items() if "." not in pair[0][:3]))
    full, name = chance.choice(sorted(known.names.items()))
    surname, last = chance.choice(sorted(known.surnames.items()))
    honorific = chance.choice([key for key, written in sorted(known.honorifics.items()) if written])
    written = known.honorifics[honorific]
    role, meaning = chance.choice(sorted(known.roles.items()))
    office, sense = chance.choice(sorted(known.roles_before_names.items()))
    single, alone = chance.choice(sorted(known.single.items()))
    return chance.choice(
        [
            *[Label(full, None, name)] * 8,
            Label(single, None, alone),
            *[Label(role, meaning)] * 3,
            Label(f"{office} {surname}", sense, last),
            Label(f"{office} {full}", sense, name),
            Label(f"{honorific} {titled}", None, full_name),
            Label(f"{honorific} {surname}", None, f"{written} {last}"),
            Label(f"{chance.choice(known.long_honorifics)} {titled}", None, full_name),
            Label(chance.choice(known.organisations)),
            Label(name, None, name),
        ]
    )
