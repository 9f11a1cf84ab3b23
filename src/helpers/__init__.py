"""Chỉ số: raw dispatches → cleaned tables → reports that can be trusted.

The rooms, in the order in which a dispatch walks through them:
``reading`` → ``extraction`` → ``repair`` → ``tables`` → ``analysis`` → ``narrative`` →
``publishing``; ``batch`` decides which walks are due and ``cli`` is the door.
"""
