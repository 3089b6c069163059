"""Networks from labelled references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bibtools.errors import UsageError
from bibtools.parser.crf.network_file import Attributes, Layer, Net, Networks
from bibtools.parser.features import OF_TOKEN
from bibtools.training.network.examples import Collected, Example, Examples, batches, known_attributes
from bibtools.training.network.settings import SHARES, Settings

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_WARM = 500
"""Steps, at most a tenth of all, in which the rate grows."""
_LAST_RATE = 0.02
"""The share of the rate at the end."""
_LONGEST_STEP = 1.0
"""Gradients that are longer are shortened to it."""


def need_jax() -> None:
    """Raise UsageError if the libraries that networks learn with are not there."""
    if not (find_spec("jax") and find_spec("optax")):
        raise UsageError(
            "networks are trained with JAX and Optax, which are not installed",
            hint="Install them: pip install 'bibtools-refs[train]'. Or train without networks: --networks 0.",
        )


def learn_networks(
    draws: Iterable[Iterable[Example]],
    labels: Sequence[str],
    seeds: Sequence[int],
    settings: Settings,
    advance: Callable[[int, int, float], None],
) -> Networks:
    """Return networks, one for each seed, which learn from draws of references in turns.

    `advance` is told the number of a network, how many times it has gone through a draw, and its loss a token. The
    same references and seeds give the same networks on machines of one kind. Raise UsageError without JAX.
    """
    need_jax()
    import numpy

    from bibtools.training.network.layers import drawn_parameters

    collected = [Collected(examples, OF_TOKEN) for examples in draws]
    numbers = known_attributes(collected, settings.rarest)
    examples = [each.numbered(numbers, labels) for each in collected]
    del collected
    steps = settings.epochs * sum(1 for _ in batches(examples[0], settings, numpy.random.default_rng(0)))
    optimiser = _optimiser(steps, settings)
    step = _step(optimiser, settings)
    learnt = [
        _learn(
            examples,
            drawn_parameters(len(numbers), len(labels), settings, seed),
            seed,
            optimiser,
            step,
            settings,
            partial(advance, number),
        )
        for number, seed in enumerate(seeds, 1)
    ]
    return finished(numbers, labels, learnt, settings)


def _optimiser(steps: int, settings: Settings) -> Any:
    """Return what makes steps of slopes: so many, each shorter than the one before but for the first."""
    import optax

    rate = optax.warmup_cosine_decay_schedule(
        0.0, settings.rate, min(_WARM, steps // 10), steps, settings.rate * _LAST_RATE
    )
    return optax.chain(
        optax.clip_by_global_norm(_LONGEST_STEP),
        optax.adamw(rate, b2=0.99, weight_decay=settings.decay, mask=_matrices_of),
    )


def _matrices_of(weights: Any) -> Any:
    """Return which weights are pulled to 0: all but single rows."""
    import jax

    return jax.tree.map(lambda array: array.ndim > 1, weights)


def _step(optimiser: Any, settings: Settings) -> Callable[..., Any]:
    """Return what makes one step; it is compiled once for each shape of a batch."""
    import jax
    import optax

    from bibtools.training.network.layers import loss

    @partial(jax.jit, donate_argnums=(0, 1, 2))
    def step(weights: Any, state: Any, mean: Any, batch: Any, key: Any, kept: Any) -> Any:
        wrong, slopes = jax.value_and_grad(loss)(weights, batch, key, settings)
        updates, state = optimiser.update(slopes, state, weights)
        weights = optax.apply_updates(weights, updates)
        mean = jax.tree.map(lambda old, new: old * kept + new * (1 - kept), mean, weights)
        return weights, state, mean, wrong

    return step


def _learn(
    draws: Sequence[Examples],
    weights: Any,
    seed: int,
    optimiser: Any,
    step: Callable[..., Any],
    settings: Settings,
    advance: Callable[[int, float], None],
) -> Mapping[str, Any]:
    """Return the weights that a network learns, as numpy arrays; `weights` are those that it begins with."""
    import jax
    import numpy

    rng = numpy.random.default_rng(seed)
    weights = jax.tree.map(jax.numpy.asarray, weights)
    mean = jax.tree.map(lambda array: array + 0, weights)
    state, key, done = optimiser.init(weights), jax.random.key(seed), 0
    for epoch in range(settings.epochs):
        wrongs = []
        for batch in batches(draws[epoch % len(draws)], settings, rng):
            key, own = jax.random.split(key)
            # At first the mean follows quickly, or it would hold what the network began with.
            kept = min(settings.mean, done / (done + 10))
            arrays = (batch.attributes, batch.labels, batch.mask)
            weights, state, mean, wrong = step(weights, state, mean, arrays, own, kept)
            wrongs.append(wrong)
            done += 1
        advance(epoch + 1, float(numpy.mean([float(wrong) for wrong in wrongs])))
    made: Mapping[str, Any] = jax.tree.map(numpy.asarray, mean)
    return made


def finished(
    numbers: Mapping[bytes, int],
    labels: Sequence[str],
    learnt: Sequence[Mapping[str, Any]],
    settings: Settings,
) -> Networks:
    """Return networks as the parser takes them; the rows of attributes lose all but their first two or three digits."""
    import numpy

    rows = numpy.concatenate([weights["rows"] for weights in learnt], 1)
    rows[0] = 0
    scales = numpy.maximum(numpy.abs(rows).max(0), 1e-9) / 127
    attributes = Attributes(
        dict(numbers), numpy.rint(rows / scales).astype(numpy.int8), scales.astype(numpy.float32)
    )
    transitions = sum(weights["transitions"].astype(numpy.float64) for weights in learnt) / len(learnt)
    nets = tuple(_net(weights, settings) for weights in learnt)
    return Networks(tuple(labels), OF_TOKEN, SHARES, attributes, nets, transitions)


def _net(weights: Mapping[str, Any], settings: Settings) -> Net:
    layers = tuple(
        Layer(distance, layer["gains"], *_matrices(layer["around"]), layer["bias"])
        for distance, layer in zip(settings.distances, weights["layers"], strict=True)
    )
    names = ("line", "gains", "out", "out_bias", "first")
    return Net(weights["into"], weights["into_bias"], layers, *[weights[name] for name in names])


def _matrices(around: NDArray[float32]) -> tuple[NDArray[float32], NDArray[float32], NDArray[float32]]:
    before, here, behind = around
    return before, here, behind
