"""All rules of the map, in their order, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kartblad.core.checks import cards, goals, language, privacy, risk, scales, session, steps
from kartblad.core.checks.finding import Finding, Severity, Spot
from kartblad.core.checks.material import Material

Rule = Callable[[Material], Iterator[Spot]]

RULES: Mapping[str, Rule] = {
    "P01": privacy.mode_not_confirmed,
    "P02": privacy.personal_number,
    "P03": privacy.recognisable,
    "P04": privacy.no_disposal,
    "P05": privacy.belongs_to_case,
    "P06": privacy.together_recognisable,
    "R01": session.leads_and_presents,
    "R02": session.size_of_group,
    "R03": session.same_leader,
    "S02a": session.no_question,
    "S03a": session.children_unknown,
    "S03b": session.small_network,
    "S04a": session.unsure_sources,
    "S05a": session.no_impact,
    "S05b": session.worst_and_latest,
    "S06a": session.only_worries,
    "S06b": session.no_worries,
    "S07a": session.unheard_child,
    "C01": cards.unsorted_cards,
    "C02": cards.no_harm,
    "C03": cards.not_yet_protection,
    "C04": cards.only_services,
    "C05": cards.same_twice,
    "D01": risk.unpaired_harm,
    "D02": risk.no_grounds,
    "D03": risk.gap_in_chain,
    "D04": risk.only_agency_worries,
    "D05": risk.no_child_in_harm,
    "D06": risk.already_happened,
    "D07": risk.too_many_risks,
    "D08": risk.unwritten_dispute,
    "D09": risk.not_read_aloud,
    "L01": language.heavy_words,
    "L02": language.abbreviations,
    "L03": language.labels,
    "L04": language.heavy_sentences,
    "L05": language.nobody_acts,
    "L06": language.vague_amounts,
    "G01": goals.no_goal,
    "G02": goals.only_absence,
    "G03": goals.only_service,
    "G04": goals.unseen_goal,
    "G05": goals.no_duration,
    "G06": goals.no_family_goal,
    "G07": goals.no_common_word,
    "K01": scales.empty_ends,
    "K02": scales.no_scale,
    "K03": scales.few_raters,
    "K04": scales.family_not_asked,
    "K05": scales.unexplained_spread,
    "K06": scales.not_independent,
    "K07": scales.no_step_up,
    "K08": scales.unexplained_move,
    "N01": steps.no_owner,
    "N02": steps.no_date,
    "N03": steps.no_goal_of_step,
    "N04": steps.unshared_steps,
    "N05": steps.no_small_step,
    "N06": steps.no_question_to_family,
    "F01": steps.no_follow_up,
    "F02": steps.untried_protection,
    "F03": steps.still_parked,
}

BLOCKING = frozenset({"P01", "P02", "P05", "R01"})
"""The only rules that may keep a map from being saved and handed out."""


def all_findings(material: Material) -> tuple[Finding, ...]:
    """Return every question to the group, rule by rule, and within a rule in the map's order."""
    severities: Mapping[str, Severity] = material.standard.severities
    return tuple(
        Finding(key, severities[key], found.target, found.facts)
        for key, rule in RULES.items()
        for found in rule(material)
    )
