"""The figures of the report in words: who is known to have spoken, and how often a person found that right."""

from __future__ import annotations

from generator.archive.report.make_report import Attribution
from generator.archive.sample.score import Figure, figures
from generator.pages.views.rows import Row, item, row
from generator.pages.views.wording import commas, counted, date_in_words, gettext, number, pgettext
from generator.settings.sample import JudgedSample


def lead(attribution: Attribution) -> str:
    """Return what the archive knows of who spoke, and what this report is, in sentences."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return gettext(
            "A program read the sources, and this report says what it found. No words are in the archive yet."
        )
    return gettext(
        "Of all %(words)s words that were spoken, %(person)s are under the name of a person, %(role)s under a role such"
        " as “Moderator”, and %(nobody)s without a label. A program read the sources; below is what it could not read,"
        " what a person should check, and how it found facts that are not printed. A session with copies is counted"
        " once.",
        words=number(attribution.words),
        person=percent(attribution.person_share),
        role=percent(attribution.role_share),
        nobody=percent(attribution.nobody_share),
    )


def attribution_in_words(attribution: Attribution) -> str:
    """Return `85.2 % under a name, 3.1 % under a role, 11.7 % without a label, of 9,836 words`."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return gettext("no words")
    return gettext(
        "%(person)s under a name, %(role)s under a role, %(nobody)s without a label, of %(words)s",
        person=percent(attribution.person_share),
        role=percent(attribution.role_share),
        nobody=percent(attribution.nobody_share),
        words=counted(attribution.words, "word"),
    )


def attribution_rows(attribution: Attribution) -> list[Row]:
    """Return the rows of the words under a name, under a role and without a label."""
    role_note, nobody_note = gettext("such as MODERATOR"), gettext("by unidentified speakers")
    lines = (
        ("to-a-person", gettext("Under a name"), attribution.person, attribution.person_share, None),
        ("to-a-role", gettext("Under a role"), attribution.role, attribution.role_share, role_note),
        ("to-nobody", gettext("Without a label"), attribution.nobody, attribution.nobody_share, nobody_note),
    )
    rows = [row("words", gettext("Words spoken"), item(number(attribution.words)))]
    rows += [
        row(key, label, item(commas([percent(share), counted(words, "word")]), note))
        for key, label, words, share, note in lines
        if share is not None
    ]
    return rows


def sample_rows(sample: JudgedSample | None) -> list[Row]:
    """Return the row of the turns that a person judged; no row if nobody judged any."""
    if sample is None:
        return []
    note = gettext(
        "%(judged)s of %(turns)s, drawn at random, judged by %(judge)s on %(date)s",
        judged=counted(sample.judged, "turn"),
        turns=number(sample.turns),
        judge=sample.judge,
        date=date_in_words(str(sample.date)),
    )
    return [row("sample", gettext("Judged by hand"), *map(item, map(_figure, figures(sample))), item(note))]


def _figure(figure: Figure) -> str:
    """Return `right speaker: 96.3 % (95 % interval 90.1 to 98.9 %), 2 in doubt`."""
    share = gettext(
        "%(name)s: %(share)s (95\u00a0%% interval %(low)s to %(high)s)",
        name=gettext(figure.name),
        share=percent(figure.share.share),
        low=percent(figure.share.low),
        high=percent(figure.share.high),
    )
    doubt = gettext("%(count)s in doubt", count=number(figure.unsure)) if figure.unsure else None
    return commas([share, *([doubt] if doubt else [])])


def percent(share: float) -> str:
    """Return `0.853` as `85.3 %`, `85,3 %` in French; the sign stays on the line of the number."""
    in_tenths = f"{100 * share:.1f}".replace(".", pgettext("before decimals", "."))
    return gettext("%(number)s\u00a0%%", number=in_tenths)
