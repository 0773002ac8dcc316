"""A managers' view on paper, as the tests of print have it: one of everything, few and plain."""

from __future__ import annotations

from kartblad.print.view import Grid, Part, View

TABLE = Grid(
    ("Element", "Enhet Norr", "Andel, Enhet Norr", "Alla enheter"),
    (("Barnets egna ord", "18 av 25", "72 %", "61 av 103"), ("Nätverk", "..", "..", "–")),
    first=(1, 3),
)
MONTHS = Grid(("Månad", "Grön"), tuple((f"2026-{at:02}", str(300 + at)) for at in range(1, 13)), by_time=True)
PART = Part(
    "Barnets egna ord: i 18 av 25",
    "kartläggningar · Enhet Norr · första halvåret 2026",
    TABLE,
    "Så många hade ordet med. Det är en fråga.",
    "Välj ett element. Pröva en sak.",
    "Alla lämnar ingen rad. Hur många är inte känt.",
    notes=("Andelar visas där helheten är minst 20.",),
)
VIEW = View(
    heading="Kartläggningar: Enhet Norr",
    banner="Påhittat: ingenting är fakta.",
    facts=(("För", "IFO-chefer"), ("Utgåva", "4"), ("Utgiven", "1 september 2026")),
    parts=(PART, Part("Fler fynd", grid=MONTHS), Part("Det som väntar", why="Maj visas inte: för få.")),
    legend=(("..", "skyddat"), ("–", "inget")),
    sources=("Enheternas rader, till och med 2026-08-31",),
    notes=("Inget stickprov.",),
    where="på sidan /kartor",
)
