"""What sets a team apart: what its people learned, and from whom."""

from __future__ import annotations

from ridealong.moments.kind import Fact, kind
from ridealong.moments.slots import Anyone, Person, Ref, Words


@kind(
    "lesson.learned", "{who} learned {what} from ({source}|{moment}): ask {ask}, key {key}", audience="team"
)
class LessonLearned(Fact):
    """Somebody learned something from a customer or a moment, kept as a question and its answer."""

    who: Person
    what: Words
    ask: Words
    key: Words
    source: Anyone | None = None
    moment: Ref | None = None

    def problems(self) -> list[str]:
        told = [each for each in (self.source, self.moment) if each is not None]
        return (
            [] if len(told) == 1 else ["a lesson is learned from somebody or from a moment, one of the two"]
        )
