"""Reviewing what was parsed: a person accepts, corrects, splits and joins references, and saves them.

opened(files, …)       → Session: the references of documents, with what earlier runs kept
Session.change(…)      one step, kept on the disk at once; Session.undo(…) takes it back
save(session)          the .bib, and corrections.jsonl for `bibtools train --add`
"""
