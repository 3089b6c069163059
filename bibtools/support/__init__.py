"""What any program needs and the standard library lacks: lazy patterns, atomic files, a hold on garbage collection."""
