"""The people of a map for paper: the family, those around it, the child's own voice, and who sat in the room."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.mapping.child import ChildVoice, Explanation, Frame
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import NetworkMember, Participant, Person
from kartblad.print.parts import Item, Section, facts, lines, printable
from kartblad.print.references import References


def people(whole: Map, known: References) -> Iterator[Section]:
    """Yield the family, its relations and its network."""
    texts = known.texts
    related = tuple(
        Item(
            f"relation:{at}",
            facts=facts(
                f"{known.name(each.a)} {known.word(each.type)} {known.name(each.b)}",
                known.word(each.quality).lower(),
            ),
        )
        for at, each in enumerate(whole.relations)
    )
    yield Section("family", texts.gettext("The family"), tuple(_person(each, known) for each in whole.persons))
    yield Section("relations", texts.gettext("How they belong together"), related)
    network = tuple(_member(at, each, known) for at, each in enumerate(whole.network))
    yield Section("network", texts.gettext("Network"), network)


def child(whole: Map, known: References) -> Iterator[Section]:
    """Yield what the child says, and what the child is told."""
    texts = known.texts
    voices = tuple(_voice(at, each, known) for at, each in enumerate(whole.child_voice))
    yield Section("voice", texts.gettext("The child's own words"), voices)
    frames = tuple(item for at, each in enumerate(whole.explanations) for item in _explanation(at, each, known))
    yield Section("explain", texts.gettext("Words and pictures"), frames)


def room(whole: Map, known: References) -> Section:
    """Return who took part."""
    items = tuple(_participant(at, each, known) for at, each in enumerate(whole.participants))
    return Section("room", known.texts.gettext("Who took part"), items)


def _person(person: Person, known: References) -> Item:
    texts = known.texts
    years = person.age_years
    said = facts(
        known.word(person.kind).lower(),
        "" if years is None else texts.ngettext("{n} year", "{n} years", years),
        texts.gettext("lives with {names}", names=known.names(person.lives_with)) if person.lives_with else "",
        texts.gettext("dead") if person.deceased else "",
    )
    return Item(f"person:{person.id}", facts=said, title=printable(person.alias) or person.id)


def _member(at: int, member: NetworkMember, known: References) -> Item:
    texts = known.texts
    drawn, called = known.name(member.person), printable(member.alias)
    name = called or drawn
    also = texts.gettext("on the map: {name}", name=drawn) if called and drawn not in (called, member.person) else ""
    willing = texts.gettext("wants to help: {answer}", answer=known.word(member.willing).lower())
    said = facts(also, known.word(member.knows_level).lower(), willing if member.willing else "")
    return Item(f"network:{at}", lines((texts.gettext("Can do"), member.can_do)), said, name)


def _voice(at: int, voice: ChildVoice, known: References) -> Item:
    texts = known.texts
    words = lines(
        (texts.gettext("Worries"), voice.worries, True),
        (texts.gettext("Good"), voice.good, True),
        (texts.gettext("Wishes for"), voice.wishes, True),
        (texts.gettext("How we get to know"), voice.plan_to_find_out),
    )
    said = facts(
        texts.gettext("word for word") if voice.verbatim else "",
        texts.gettext("we do not know yet") if voice.unknown else "",
    )
    return Item(f"voice:{at}", words, said, known.name(voice.child))


def _explanation(at: int, explanation: Explanation, known: References) -> Iterator[Item]:
    texts = known.texts
    approved = known.names(explanation.approved_by)
    by = texts.gettext("approved by {names}", names=approved) if approved else ""
    name = texts.gettext("For {name}", name=known.name(explanation.child))
    yield Item(f"explanation:{at}", facts=facts(known.word(explanation.status).lower(), by), title=name)
    for number, frame in enumerate(explanation.frames, start=1):
        yield _frame(f"frame:{at}:{number}", number, frame, known)


def _frame(key: str, number: int, frame: Frame, known: References) -> Item:
    words = lines(("", frame.text), (known.texts.gettext("The picture shows"), frame.picture))
    return Item(key, words, mark=str(number), strokes=frame.strokes)


def _participant(at: int, participant: Participant, known: References) -> Item:
    roles = ", ".join(known.word(role).lower() for role in participant.roles)
    group = known.texts.gettext("rates as {group}", group=known.word(participant.rater_group).lower())
    away = "" if participant.present else known.texts.gettext("not in the room")
    said = facts(roles, group if participant.rater_group else "", away)
    return Item(f"participant:{at}", facts=said, title=printable(participant.alias))
