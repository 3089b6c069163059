"""A network as JAX computes it: what it says of tokens, and how wrong that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy

from bibtools.parser.crf.network import LEAST
from bibtools.training.network.settings import Settings

Parameters = Mapping[str, Any]
"""The weights of a network by name: `rows` of attributes, `transitions`, and the fields of `network_file.Net`, in which
the three matrices of a convolution are one array, `around`."""
_HIDDEN = 0.1
"""The share of tokens of which half of the attributes are left out while a network learns."""


def drawn_parameters(attributes: int, labels: int, settings: Settings, seed: int) -> dict[str, Any]:
    """Return the weights that a network begins with."""
    rng = numpy.random.default_rng(seed)

    def drawn(*shape: int, size: float = 1.0) -> Any:
        deviation = size / numpy.sqrt(numpy.prod(shape[:-1]))
        return (rng.standard_normal(shape) * deviation).astype(numpy.float32)

    cells = settings.cells
    rows = (rng.standard_normal((attributes + 1, settings.columns)) * 0.1).astype(numpy.float32)
    rows[0] = 0
    return {
        "rows": rows,
        "into": drawn(settings.columns, cells),
        "into_bias": numpy.zeros(cells, numpy.float32),
        "layers": [
            {
                "gains": numpy.ones(cells, numpy.float32),
                "around": drawn(3, cells, cells, size=0.7),
                "bias": numpy.zeros(cells, numpy.float32),
            }
            for _ in settings.distances
        ],
        "line": drawn(cells, cells),
        "gains": numpy.ones(cells, numpy.float32),
        "out": drawn(cells, labels, size=0.5),
        "out_bias": numpy.zeros(labels, numpy.float32),
        "first": numpy.zeros(labels, numpy.float32),
        "transitions": numpy.zeros((labels, labels), numpy.float32),
    }


def loss(weights: Parameters, batch: Sequence[Any], key: Any, settings: Settings) -> Any:
    """Return the mean of the negative logarithm of the probability of the right labels, a token.

    `batch` has attributes, labels and mask of a `Batch`; the parts that are left out are drawn with `key`. The
    probabilities are those of whole sequences (J. Lafferty et al., "Conditional random fields", ICML 2001).
    """
    attributes, labels, mask = batch
    scores = scores_of(weights, attributes, mask, settings, key)
    steps = weights["transitions"]
    right = jnp.take_along_axis(scores, labels[..., None], 2)[..., 0]
    sums = (right * mask).sum(1) + (steps[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
    return (_total(scores, steps, mask) - sums).sum() / mask.sum()


def scores_of(weights: Parameters, attributes: Any, mask: Any, settings: Settings, key: Any = None) -> Any:
    """Return a number for each token and label; with `key` parts are left out as `Settings` says."""
    here = mask[..., None]
    seen = (attributes > 0).astype(jnp.float32)
    keys = list(jax.random.split(key, len(settings.distances) + 2)) if key is not None else []
    if keys:
        hidden = jax.random.uniform(keys[0], (*attributes.shape[:2], 1)) < _HIDDEN
        kept = jax.random.uniform(keys[1], attributes.shape) > jnp.where(hidden, 0.5, settings.unseen)
        seen *= kept
    summed = (weights["rows"][attributes] * seen[..., None]).sum(2)
    cells = jax.nn.relu(summed @ weights["into"] + weights["into_bias"]) * here
    sizes = jnp.maximum(mask.sum(1), 1)[:, None, None]
    for number, (distance, layer) in enumerate(zip(settings.distances, weights["layers"], strict=True)):
        scaled = _scaled(cells, layer["gains"]) * here
        around = jnp.concatenate([_moved(scaled, distance), scaled, _moved(scaled, -distance)], -1)
        added = jax.nn.relu(around @ layer["around"].reshape(around.shape[-1], -1) + layer["bias"])
        if keys:
            kept = jax.random.uniform(keys[number + 2], added.shape) > settings.dropped
            added = added * kept / (1 - settings.dropped)
        cells = (cells + added) * here
        if distance == max(settings.distances):
            cells = (cells + (cells.sum(1, keepdims=True) / sizes) @ weights["line"]) * here
    scores = _scaled(cells, weights["gains"]) @ weights["out"] + weights["out_bias"]
    return scores.at[:, 0].add(weights["first"])


def _scaled(cells: Any, gains: Any) -> Any:
    return cells * gains * jax.lax.rsqrt((cells * cells).mean(-1, keepdims=True) + LEAST)


def _moved(cells: Any, distance: int) -> Any:
    """Return what stands `distance` tokens before each token, or behind it if negative; 0 where nothing does."""
    if distance > 0:
        return jnp.pad(cells, ((0, 0), (distance, 0), (0, 0)))[:, :-distance]
    return jnp.pad(cells, ((0, 0), (0, -distance), (0, 0)))[:, -distance:]


def _total(scores: Any, steps: Any, mask: Any) -> Any:
    """Return the logarithm of the sum over all ways to label each sequence."""
    factors = jnp.exp(steps)

    def step(sums: Any, at: Any) -> tuple[Any, None]:
        here, stands = at
        highest = sums.max(-1, keepdims=True)
        reached = jnp.log(jnp.exp(sums - highest) @ factors + 1e-30) + highest + here
        return jnp.where(stands[:, None] > 0, reached, sums), None

    sums, _ = jax.lax.scan(step, scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    return jax.scipy.special.logsumexp(sums, -1)
