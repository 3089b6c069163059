"""Making the parser's model: labelled data in, model, word list and calibration out."""
