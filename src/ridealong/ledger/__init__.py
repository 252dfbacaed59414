"""What did happen: one append-only, sealed and chained table, written by ``record`` and read by ``recall``.

``record(moments, by=Recorder, door=…, now=…)`` in :mod:`ridealong.ledger.recording`;
``recall(Scope.of_leader(id), until=…, zone=…)`` in :mod:`ridealong.ledger.recall`;
sentences through :class:`ridealong.ledger.book.LedgerBook` and :func:`ridealong.ledger.script.read_script`;
taking back in :mod:`ridealong.ledger.take_back`; proof in :mod:`ridealong.ledger.verify`.
"""
