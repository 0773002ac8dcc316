"""Participations per post: one's own municipality beside the region, or every municipality by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kartblad.apps.dashboard import wording
from kartblad.apps.dashboard.participation_compared import Compared, Line, compared
from kartblad.apps.dashboard.participation_seen import MUNICIPALITY, Seen, categories, origin
from kartblad.apps.dashboard.post import Absent, Item, Origin, Place, Post
from kartblad.apps.dashboard.wording import Basis
from kartblad.charts import figure
from kartblad.charts.figure import Column, Figure, Kind, Mark, Role, Row
from kartblad.core.disclosure import SHARE_BASE, Symbol
from kartblad.core.publication.edition import Name
from kartblad.core.publication.table import Cell, Table

KEY = "dashboard-per-post"
PARTICIPATIONS, POSTS, RATE = "participations", "posts", "per_post"


def per_post(seen: Seen) -> Item:
    """Return the post, of the latest period that both numbers are published for."""
    found = compared(seen)
    heading = seen.texts.gettext("Participations per post")
    if found is None:
        return Absent(KEY, heading, seen.texts.gettext("There are no participations and posts of the same period."))
    lines = _shown(found)
    if all(line.participations.value is None and line.posts.value is None for line in lines):
        return Absent(KEY, heading, _why(found, lines))
    return _post(found, lines)


def _why(found: Compared, lines: tuple[Line, ...]) -> str:
    seen, shown = found.seen, [pair for line in lines for pair in _in_tables(found, line)]
    return seen.why(seen.own_name or seen.region, shown)


def _in_tables(found: Compared, line: Line) -> tuple[tuple[Cell, Table], ...]:
    """Return both numbers of a line, each with the table that it stands in."""
    return (line.participations, found.taken), (line.posts, found.staffed)


def _shown(found: Compared) -> tuple[Line, ...]:
    lines = (found.own,) if found.seen.own else found.lines
    return (*lines, found.region) if found.region else lines


# The figure -------------------------------------------------------------------------------------------------------


def _post(found: Compared, lines: tuple[Line, ...]) -> Post:
    seen, texts = found.seen, found.seen.texts
    drawn = bool(seen.own) and any(line.rate is not None for line in lines)
    bases = _bases(found)
    about = wording.passport(bases, texts, _definition(found), texts.gettext("participations per post"))
    made = Figure(
        key=KEY,
        kind=Kind.BARS if drawn else Kind.TABLE,
        finding=_finding(found),
        context=wording.context(about, seen.place),
        sentence=" ".join(_sentences(found)),
        row_label=texts.gettext("Municipality"),
        columns=_columns(found, drawn=drawn),
        rows=tuple(_row(found, line) for line in lines),
        passport=about,
        notes=tuple(_notes(found)),
    )
    return Post(
        wording.finished(made, bases, texts),
        means=_means(found),
        can_do=_can_do(found),
        unknown=texts.gettext(
            "How many different persons took part: one person in three courses is three participations. Posts are not "
            "persons either, and turnover is not in it."
        ),
        datasets=(Name.PARTICIPATION, Name.POSTS),
        origins=dict(_origins(found, lines)),
    )


def _bases(found: Compared) -> tuple[Basis, ...]:
    seen = found.seen
    return (
        Basis(seen.dataset(Name.PARTICIPATION), (found.taken,)),
        Basis(seen.dataset(Name.POSTS), (found.staffed,)),
    )


def _definition(found: Compared) -> str:
    return found.seen.texts.gettext("Participations divided by posts, where there are at least {n}.", n=SHARE_BASE)


def _columns(found: Compared, *, drawn: bool) -> tuple[Column, ...]:
    texts = found.seen.texts
    return (
        Column(PARTICIPATIONS, texts.gettext("Participations"), Role.NUMBER),
        Column(POSTS, texts.gettext("Posts"), Role.NUMBER),
        Column(RATE, texts.gettext("Per post"), Role.BAR if drawn else Role.NUMBER),
    )


def _row(found: Compared, line: Line) -> Row:
    cells = (found.seen.cell(line.participations), found.seen.cell(line.posts), _rate_cell(found, line))
    return Row(line.key, line.name, cells)


def _rate_cell(found: Compared, line: Line) -> figure.Cell:
    texts = found.seen.texts
    if line.both is not None and line.participations.symbol is Symbol.ZERO:
        return found.seen.cell(line.participations)
    if line.rate is not None:
        return figure.Cell(texts.number(line.rate, 1), float(line.rate), marks=(Mark.DERIVED,))
    if line.both is None:
        absent = line.participations if line.participations.value is None else line.posts
        return found.seen.cell(absent)
    return figure.Cell(texts.gettext("too few posts"))


def _origins(found: Compared, lines: tuple[Line, ...]) -> Iterator[tuple[Place, Origin]]:
    tables = {PARTICIPATIONS: (Name.PARTICIPATION, found.taken), POSTS: (Name.POSTS, found.staffed)}
    for line in lines:
        for column, (name, table) in tables.items():
            if any(each.key == line.key for each in categories(table, MUNICIPALITY)):
                yield (line.key, column), origin(name, table, **{MUNICIPALITY: line.key})


# The words --------------------------------------------------------------------------------------------------------


def _finding(found: Compared) -> str:
    texts, region = found.seen.texts, found.region
    if found.seen.own:
        return _own_finding(found)
    if region is None or region.rate is None:
        return texts.gettext("Participations per post cannot be given for the region")
    return texts.gettext("The region: {n} participations per post", n=texts.number(region.rate, 1))


def _own_finding(found: Compared) -> str:
    texts, own, region = found.seen.texts, found.own, found.region
    if own.participations.symbol is Symbol.ZERO:
        return _nobody(found, own.name)
    if own.rate is not None and region is not None and region.rate is not None:
        return texts.gettext(
            "{own}: {n} participations per post, the region {region}",
            own=own.name,
            n=texts.number(own.rate, 1),
            region=texts.number(region.rate, 1),
        )
    if own.rate is not None:
        return texts.gettext("{own}: {n} participations per post", own=own.name, n=texts.number(own.rate, 1))
    return _counts(found, own)


def _nobody(found: Compared, own: str) -> str:
    texts, region = found.seen.texts, found.region
    if region is None or region.rate is None:
        return texts.gettext("{own}: no participations", own=own)
    n = texts.number(region.rate, 1)
    return texts.gettext("{own}: no participations, the region {region} per post", own=own, region=n)


def _counts(found: Compared, own: Line) -> str:
    """Say of one's own what may be said where no number per post is given."""
    texts, taken, posts = found.seen.texts, own.participations.value, own.posts.value
    if taken is None:
        return texts.gettext("{own}: participations are not shown", own=own.name)
    facts: Mapping[str, object] = {"own": own.name, "n": texts.number(taken)}
    if posts is None:
        return texts.gettext("{own}: {n} participations, posts are not shown", **facts)
    return texts.ngettext(
        "{own}: {n} participations, {posts} post",
        "{own}: {n} participations, {posts} posts",
        int(posts),
        **facts,
        posts=texts.number(posts),
    )


def _sentences(found: Compared) -> Iterator[str]:
    texts, region, own = found.seen.texts, found.region, found.own if found.seen.own else None
    if own is not None:
        yield from _about_own(found, own)
    if region is not None and region.both is not None:
        yield texts.gettext(
            "The region is the sum of {n} municipalities: {taken} participations, {posts} posts.",
            n=len(found.counted),
            taken=texts.number(region.both[0]),
            posts=texts.number(region.both[1]),
        )
    elif own is not None:
        yield texts.gettext("There is no region to set beside it: at most one municipality has both numbers shown.")
    else:
        yield texts.gettext("At most one municipality has both numbers shown.")


def _about_own(found: Compared, own: Line) -> Iterator[str]:
    texts = found.seen.texts
    if own.both is None:
        yield found.seen.why(own.name, _in_tables(found, own))
        return
    if own.rate is None:
        yield texts.gettext(
            "No number per post is given for {own}: that takes at least {n} posts for certain, as few persons would "
            "move it much. The numbers by themselves may be shown.",
            own=own.name,
            n=SHARE_BASE,
        )
        return
    yield texts.gettext(
        "{own}: {taken} participations, {posts} posts.",
        own=own.name,
        taken=texts.number(own.both[0]),
        posts=texts.number(own.both[1]),
    )


def _notes(found: Compared) -> Iterator[str]:
    texts, away = found.seen.texts, [line for line in found.lines if line.both is None]
    if found.region is not None and away:
        names = wording.listing([line.name for line in away], texts)
        yield texts.gettext("Not in the region's number, as something of them is not shown: {names}.", names=names)
        if any(line.participations.symbol is Symbol.PROTECTED for line in away):
            yield texts.gettext(
                "Few may have taken part in some of them: the region's number may be a little too high."
            )
    if found.region is not None and found.seen.own in {line.key for line in found.counted}:
        yield texts.gettext("{own} is part of the region's number.", own=found.seen.own_name)
    yield from found.seen.long(found.taken)
    if found.taken.rounding > 1 or found.staffed.rounding > 1:
        yield texts.gettext("The numbers per post are worked out from rounded numbers.")


def _means(found: Compared) -> str:
    texts, own = found.seen.texts, found.own if found.seen.own else None
    if own is not None and own.both is None:
        return texts.gettext("Hidden is neither little nor much: it says only that few persons are behind a number.")
    if own is not None and own.rate is None:
        return texts.gettext(
            "How much training there was. Without a number per post it cannot be set beside the region's."
        )
    return texts.gettext(
        "How much training there was beside how many work there. It says how far the courses reach, not what they "
        "led to."
    )


def _can_do(found: Compared) -> str:
    texts = found.seen.texts
    if not found.seen.own:
        return texts.gettext(
            "Ask in the managers' meeting what the municipalities need next, and whether seats and travel suit the "
            "small ones. Do not read the list as a ranking."
        )
    if found.own.rate is None:
        return texts.gettext(
            "Go through your own course list instead: who needs what, and who can cover meanwhile? Plan seats "
            "together with a neighbour."
        )
    return texts.gettext(
        "Talk it through with the supervisors: is it as planned? Who has had no training since last time, and what "
        "stood in the way?"
    )
