"""How well the reading engine holds on documents that were not there when it was written.

A generator of synthetic dispatches with known truth, noise at four levels, and a scorer. Nothing
here looks at the engine's code: the two meet only in the text of a dispatch and in the tables of
the data contract.
"""
