"""The sentence somebody probably meant: their own words where these fit, an example where they don't."""

from __future__ import annotations

from collections.abc import Iterable

from ridealong.moments import slips, slots
from ridealong.moments.fit import Fit, Pair
from ridealong.moments.kind import Fact, Field
from ridealong.moments.shape import Choice, Maybe, Node, Step, shape_of


def example_of(kind: type[Fact]) -> str:
    """A sentence of this kind, what may be left out in brackets."""
    return example(Fit(shape_of(kind), (), 0.0))


def example(fit: Fit, *, in_full: bool = False) -> str:
    """The whole sentence; quoted words are left out of it unless wanted in full."""
    return Example(fit, in_full=in_full).of(fit.shape.nodes)


class Example:
    def __init__(self, fit: Fit, *, in_full: bool) -> None:
        self.steps = fit.shape.steps
        self.in_full = in_full
        self.pairs = fit.taken
        self.named = {pair.token.text for pair in fit.pairs if pair.token}

    def of(self, nodes: tuple[Node, ...]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        if isinstance(node, int):
            step = self.steps[node]
            return step.before + self._text(step, self.pairs.get(node))
        if isinstance(node, Choice):
            return self._choice(node)
        if self._is_used(node.inner):
            return self.of(node.inner)
        return self._in_brackets(node) if node.shown and not self.in_full else ""

    def _choice(self, choice: Choice) -> str:
        used = [run for run in choice.runs if self._is_used(run)]
        if used:
            return self.of(used[0])
        runs = [self.of(run) for run in choice.runs]
        before = runs[0][: len(runs[0]) - len(runs[0].lstrip())]
        return f"{before}({'|'.join(run.lstrip() for run in runs)})"

    def _in_brackets(self, node: Maybe) -> str:
        inner = self.of(node.inner)
        bare = inner.lstrip()
        return f"{inner[: len(inner) - len(bare)]}[{bare}]"

    def _is_used(self, nodes: Iterable[Node]) -> bool:
        return any(
            self._is_told(node) if isinstance(node, int) else self._is_used(_inside(node)) for node in nodes
        )

    def _is_told(self, at: int) -> bool:
        return at in self.pairs and self.pairs[at].is_agreed

    def _text(self, step: Step, pair: Pair | None) -> str:
        if step.literal or step.slot is None:
            return step.literal
        if step.wanted == "document":
            return ""
        told = pair.token if pair else None
        if step.wanted == "words" and not (told and self.in_full):
            return '"…"'
        if told is None or pair is None:
            return self._somebody_else(step.slot)
        fixes = slips.fixes(step.wanted, told)
        return told.text if not pair.cost else fixes[0] if fixes else self._somebody_else(step.slot)

    def _somebody_else(self, slot: Field) -> str:
        text = slot_example(slot)
        if text in self.named and slot.type in slots.OTHERS:
            text = slots.OTHERS[slot.type] if text == slots.EXAMPLES[slot.type] else slots.EXAMPLES[slot.type]
        self.named.add(text)
        return text


def slot_example(slot: Field) -> str:
    return slots.EXAMPLES_BY_FIELD.get((slot.name, slot.type)) or slots.EXAMPLES[slot.type]


def _inside(node: Maybe | Choice) -> Iterable[Node]:
    return node.inner if isinstance(node, Maybe) else (each for run in node.runs for each in run)
