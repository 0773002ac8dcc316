"""Figures to draw and to write in tests: one with everything that may occur, and a strategy for any other."""

from __future__ import annotations

from hypothesis import strategies as st

from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.provenance import Passport, Source, Standing

SOURCE = Source("report", "Rapport <om> kurser", "Kommunförbundet & Co", "2017-05", "avsnitt 3")
PASSPORT = Passport(
    definition="En plats som någon tog.",
    unit="platser",
    sources=(SOURCE,),
    period="2014–2017",
    standing=Standing.DERIVED,
    coverage="14 kommuner",
    derivation="Källans summa minus delarna.",
    known_faults=("Delarna blir inte summan.", "Ett diagram är borta."),
    not_for=("att räkna personer",),
)
EVERYTHING = Figure(
    key="everything",
    kind=Kind.BARS,
    finding="Trauma & <anknytning> samlade flest",
    context="Platser · Fyrbodal · 2014–2017",
    sentence="Av 1 399 platser är 396 inte särredovisade.",
    row_label="Utbildning",
    columns=(
        Column("seats", "Platser", Role.BAR, "antal"),
        Column("days", "Persondagar", Role.BAR, "dagar", scale_max=1000, series=1),
        Column("posts", "Tjänster", Role.INTERVAL, "årsarbetare", series=2),
        Column("rank", "Plats i ordningen", Role.NUMBER),
        Column("views", "Vad arbetsledarna sa", Role.TEXT),
    ),
    rows=(
        Row(
            "trauma",
            "Förhållningssätt vid trauma, grund och fortsättning för alla som arbetar med barn",
            (
                Cell("173", 173),
                Cell("656", 656, marks=(Mark.DERIVED,)),
                Cell("46,5", 46.5, 35, 46.5, (Mark.UNCERTAIN,), "Två uppgifter."),
                Cell("1", 1),
                Cell('=HYPERLINK("x") <b>fet</b>'),
            ),
            group="Grund",
        ),
        Row(
            "intro",
            "Introduktion $x^2$ & mer",
            (
                Cell("76", 76, marks=(Mark.PRELIMINARY,)),
                Cell("152", 152, marks=(Mark.DERIVED, Mark.POOLED)),
                Cell("20", 20),
                Cell("2", 2),
                Cell("+46 och -1, @alla"),
            ),
            group="Grund",
            note="Gavs till 2016.",
        ),
        Row(
            "rest",
            "Resten",
            (
                Cell("396", 396),
                Cell("0", 0, marks=(Mark.DERIVED,)),
                Cell("15–27", None, 15, 27),
                Cell("inte känt", marks=(Mark.NOT_STATED,)),
                Cell("-"),
            ),
            marks=(Mark.REMAINDER,),
            group="Övrigt",
        ),
        Row(
            "ekb",
            "1421",
            (
                Cell("bilden är borta", marks=(Mark.LOST,)),
                Cell("gäller inte", marks=(Mark.NOT_APPLICABLE,)),
                Cell("inte känt", marks=(Mark.NOT_STATED,)),
                Cell("-3", -3),
                Cell("0014", marks=(Mark.PROTECTED,)),
            ),
            group="Övrigt",
        ),
    ),
    passport=PASSPORT,
    notes=("Platser är inte personer.", "Två fotnoter."),
)

# Letters that the shipped fonts have, with everything that HTML, CSV, spreadsheets and formulas could stumble over.
WORDS = st.text(
    alphabet="abcåäöÅÄÖ 0123456789<>&\"'=+-@$^_\\{}%;,.–−·\N{NO-BREAK SPACE}", min_size=1, max_size=40
).filter(lambda text: text.strip() != "")
KEYS = st.text(alphabet="abcdefghij_0123456789", min_size=1, max_size=8)
NUMBERS = st.floats(min_value=0, max_value=1e6, allow_nan=False).map(lambda number: round(number, 3))


@st.composite
def cells(draw: st.DrawFn, role: Role) -> Cell:
    """Return a cell that fits a column of this role."""
    marks = tuple(draw(st.sets(st.sampled_from(Mark), max_size=2)))
    ends = sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3)))
    known = draw(st.booleans()) and role is not Role.TEXT
    value = ends[1] if known else None
    low, high = (ends[0], ends[2]) if role is Role.INTERVAL and draw(st.booleans()) else (None, None)
    return Cell(draw(WORDS), value, low, high, marks, draw(st.one_of(st.just(""), WORDS)))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Return any figure, small."""
    roles = draw(st.lists(st.sampled_from(Role), min_size=1, max_size=3))
    names = draw(st.lists(KEYS, min_size=len(roles), max_size=len(roles), unique=True))
    columns = tuple(Column(name, draw(WORDS), role, draw(WORDS)) for name, role in zip(names, roles, strict=True))
    keys = draw(st.lists(KEYS, max_size=4, unique=True))
    rows = tuple(Row(key, draw(WORDS), tuple(draw(cells(role)) for role in roles), note=draw(WORDS)) for key in keys)
    kind = draw(st.sampled_from(Kind))
    return Figure(draw(KEYS), kind, draw(WORDS), draw(WORDS), draw(WORDS), draw(WORDS), columns, rows, PASSPORT)
