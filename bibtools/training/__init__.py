"""Training and measuring the parser's model: corpora, generators of references, calibration, evaluation."""
