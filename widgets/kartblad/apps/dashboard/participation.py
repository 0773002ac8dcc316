"""The posts of a manager's page about participation in courses."""

from __future__ import annotations

from kartblad.apps.dashboard.participation_courses import courses, missing
from kartblad.apps.dashboard.participation_per_post import per_post
from kartblad.apps.dashboard.participation_periods import periods
from kartblad.apps.dashboard.participation_seen import Seen
from kartblad.apps.dashboard.participation_tiers import tiers
from kartblad.apps.dashboard.post import Item
from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts


def posts(publication: Publication, own: str, texts: Texts) -> tuple[Item, ...]:
    """Return the posts: of one's own municipality beside the region, or of the region with every municipality.

    Which municipalities are missing from a course is said of the region alone: of one's own, the courses tell it.
    """
    seen = Seen(publication, own, texts)
    beside = () if own else (missing(seen),)
    return (per_post(seen), courses(seen), *beside, periods(seen), tiers(seen))
