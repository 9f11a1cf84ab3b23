"""What a dispatch is called and whom it speaks for, the same wherever it is cleaned."""

from __future__ import annotations

from helpers.extraction.head import Head
from helpers.vietnamese import slug

_HASH = 6
_LONGEST = 80


def dispatch_id(head: Head, sha256: str) -> str:
    """Return e.g. ``"van-phong-ubnd-tinh-son-la-cong-van-2025-07-276882"``.

    The first digits of the content's hash always close it: two versions of one dispatch share
    everything else, and an id must not depend on what else lies in the folder.
    """
    parts = (head.issuer or head.territory or "khong-ro", head.kind, head.period.lower())
    readable = "-".join(filter(None, (slug(part) for part in parts)))
    return f"{readable[:_LONGEST].strip('-')}-{sha256[:_HASH]}"


def territory_name(head: Head) -> str:
    """Return the territory as a unit of the contract: "tỉnh Sơn La", "UBND huyện Sông Mã"."""
    return head.issuer_unit.name if head.issuer_unit else head.territory


def territory_level(head: Head) -> str:
    """Return the level of the territory: ``province``, ``district`` or ``commune``."""
    return head.issuer_unit.level if head.issuer_unit else "province"
