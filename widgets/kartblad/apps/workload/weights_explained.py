"""What each field of a weight set is called and what it does, a sentence each: msgids, by the name of the place."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.i18n import msgid

EXPLAINED: Mapping[str, tuple[str, str]] = {
    "name": (
        msgid("What the set is called"),
        msgid("Stands at every number. Write whose it is, never the name of another municipality."),
    ),
    "about": (
        msgid("What it is, and what it is not"),
        msgid("Read by those who meet the numbers without having decided them."),
    ),
    "unit": (msgid("What a number counts"), msgid("All must count the same, or points cannot be compared.")),
    "interval_months": (
        msgid("Months between two measurements"),
        msgid("1 is every month, 2 every second. The workbook reminds of nothing; it only says it."),
    ),
    "decision.date": (msgid("Date of the decision"), msgid("When the municipality decided on the numbers.")),
    "decision.by": (
        msgid("Who decided"),
        msgid("An office or a board, such as the head of the unit. It follows the file."),
    ),
    "decision.union": (
        msgid("How the unions were consulted"),
        msgid("When and in what form; the numbers decide what is called a reasonable load."),
    ),
    "kinds.name": (msgid("What is counted"), msgid("In the plural, as it stands in the worker's form.")),
    "kinds.about": (msgid("What counts as one"), msgid("So that two workers count the same case alike.")),
    "kinds.phase": (msgid("Where in the form"), msgid("What waits or is over time is shown beside the points.")),
    "kinds.points": (
        msgid("What one weighs (points)"),
        msgid("How much of the norm one takes up. A changed number is labelled as decided locally."),
    ),
    "kinds.within": (
        msgid("Counted also as"),
        msgid("For a supplement: each of these is also among those, and both are added up."),
    ),
    "bands.name": (msgid("What the norm is called"), msgid("Say the years in words, such as 1 to under 3 years.")),
    "bands.years_from": (
        msgid("From how many years in the profession"),
        msgid("It holds until the next norm begins. That year itself belongs here."),
    ),
    "bands.points": (
        msgid("Norm (points, full time)"),
        msgid("What somebody with that experience can carry. The load is the points divided by it."),
    ),
    "bands.newcomer": (
        msgid("New in the profession"),
        msgid("Nothing is moved to newcomers when a redistribution is proposed."),
    ),
    "part_time": (
        msgid("How the norm follows part time"),
        msgid("At 75 per cent: three quarters of the norm, or the whole norm."),
    ),
    "zones.name": (msgid("What the zone is called"), msgid("A word that can be said in a talk.")),
    "zones.tone": (msgid("Colour"), msgid("It always stands with the name and a pattern.")),
    "zones.upper": (
        msgid("Up to, but not with (per cent of the norm)"),
        msgid("The load at which the next zone begins. It is compared unrounded."),
    ),
    "zones.about": (msgid("What the zone means"), msgid("In a few words, such as in balance.")),
    "overload.zones": (msgid("Zones in which a plan is written"), msgid("The talk then asks for what is taken away.")),
    "overload.plan": (msgid("What the plan must say"), msgid("Stands beside the field of the plan in the talk.")),
    "overload.escalation": (
        msgid("To whom it goes further"),
        msgid("What applies when worker and leader cannot mend it themselves."),
    ),
    "shared": (
        msgid("What each of two who share a case carries (per cent)"),
        msgid("50: half each. More where sharing takes time of its own. Empty: cases are not shared."),
    ),
    "fixed": (
        msgid("Points outside the cases that everybody has"),
        msgid("Meetings, supervision and the like, for full time. Empty: they lie within the norm."),
    ),
    "hours": (
        msgid("Hours of a full-time week"),
        msgid("Needed where a reason to carry less is counted in hours."),
    ),
    "duties": (msgid("What other duties do"), msgid("They lower the norm, or are added to the points.")),
    "reasons.name": (msgid("Reason to carry less"), msgid("About the assignment, never about a person's health.")),
    "reasons.gauge": (msgid("Counted in"), msgid("Per cent of full time, hours a week, or points of the norm.")),
    "reasons.usual": (msgid("What is proposed"), msgid("Empty: nothing is proposed.")),
    "reasons.most": (msgid("What is accepted at most"), msgid("Empty: no limit.")),
    "reasons.months": (msgid("Looked at again after (months)"), msgid("The reduction is proposed to end then.")),
    "rating.least": (msgid("Least number"), msgid("Where the worker's own rating begins.")),
    "rating.most": (msgid("Greatest number"), msgid("Where it ends.")),
    "rating.heavy": (msgid("Heaviest is"), msgid("The direction is said in the form, for no source says which it is.")),
    "mismatches.question": (
        msgid("Question for the talk"),
        msgid("Put when points and rating do not go together. Never a verdict."),
    ),
    "mismatches.at_least": (
        msgid("Put from this heaviness"),
        msgid("Counted so that the highest number is heaviest. Empty: no lower limit."),
    ),
    "mismatches.at_most": (msgid("Put up to this heaviness"), msgid("Empty: no upper limit.")),
    "mismatches.zones": (msgid("In these zones"), msgid("The question is put only there.")),
    "sources.title": (msgid("Title"), msgid("So that somebody else finds it.")),
    "sources.date": (msgid("Date"), msgid("As ÅÅÅÅ-MM-DD, or only the year.")),
    "sources.link": (msgid("Link"), msgid("Where it is published, if it is.")),
    "examples.name": (msgid("What the example is called"), msgid("Say what is worked out; no names or codes.")),
    "examples.years": (msgid("Years in the profession"), msgid("Decides the norm. Empty: not known.")),
    "examples.employment": (msgid("Employment (per cent)"), msgid("Empty: 100.")),
    "examples.presence": (msgid("Presence (per cent of the post)"), msgid("Empty: 100.")),
    "examples.duties": (msgid("Other duties (points)"), msgid("Empty: 0.")),
    "examples.expected.points": (msgid("Points that must come out"), msgid("Empty: not checked.")),
    "examples.expected.norm": (msgid("Norm that must come out"), msgid("Empty: not checked.")),
    "examples.expected.load_percent": (
        msgid("Load that must come out (per cent)"),
        msgid("Compared at the decimals that you write. Empty: not checked."),
    ),
    "examples.expected.zone": (msgid("Zone that must come out"), msgid("May be left unchecked.")),
    "figure.origin": (
        msgid("Label"),
        msgid("Documented: a source prints it. Derived: worked out from such. Illustrative: a proposal."),
    ),
    "figure.source": (msgid("Source"), msgid("Sources are written under Sources.")),
    "figure.basis": (msgid("How the number came to be"), msgid("What it was weighed against, or who was asked.")),
    "figure.low": (
        msgid("Least that is reasonable"),
        msgid("The range shows how much the number decides. May be empty."),
    ),
    "figure.high": (msgid("Greatest that is reasonable"), msgid("May be empty.")),
}
