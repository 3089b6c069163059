"""Learning the convolutional networks of a model (`bibtools.parser.crf.network`); needs the extra `train`."""
