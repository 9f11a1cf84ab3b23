"""pyproject.toml, environment.yml and the lock files speak of the same packages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
SYSTEMS = ("linux", "win32", "darwin")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name: str) -> dict[str, tuple[str, Marker | None]]:
    packages: dict[str, tuple[str, Marker | None]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if found := PINNED.match(line):
            marker = Marker(found["marker"]) if found["marker"] else None
            packages[canonicalize_name(found["name"])] = (found["version"], marker)
    return packages


def wanted(lock: str) -> list[Requirement]:
    settings = project()
    groups = settings["dependency-groups"]
    texts = settings["project"]["dependencies"] + groups["build"]
    if lock == "requirements-dev.lock":
        texts = texts + groups["dev"]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_every_dependency_at_a_version_the_project_allows(lock: str) -> None:
    packages = locked(lock)
    for requirement in wanted(lock):
        version, _ = packages[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_direct_dependencies_are_installed_on_every_system_and_python(lock: str) -> None:
    packages = locked(lock)
    for requirement in wanted(lock):
        _, marker = packages[canonicalize_name(requirement.name)]
        for system in SYSTEMS:
            for python in PYTHONS:
                place = {
                    "sys_platform": system,
                    "python_version": python,
                    "python_full_version": f"{python}.0",
                    "os_name": "nt" if system == "win32" else "posix",
                }
                assert marker is None or marker.evaluate(place), (requirement.name, place)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 50
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_records_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    # "http" alone would also find the packages httpx and httpcore.
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find|^#.*/", text, re.M)


def test_the_dev_lock_holds_the_core_lock_at_the_same_versions() -> None:
    core = {name: version for name, (version, _) in locked("requirements.lock").items()}
    dev = {name: version for name, (version, _) in locked("requirements-dev.lock").items()}
    assert core.items() <= dev.items()


def test_what_builds_the_project_is_locked_too() -> None:
    build = {Requirement(text).name for text in project()["build-system"]["requires"]}
    group = {Requirement(text).name for text in project()["dependency-groups"]["build"]}
    assert build == group
    assert build <= set(locked("requirements.lock"))


def test_the_conda_door_opens_on_the_same_lock() -> None:
    settings = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    plain = [entry for entry in settings["dependencies"] if isinstance(entry, str)]
    by_pip = [entry for entry in settings["dependencies"] if isinstance(entry, dict)]
    python = next(entry.removeprefix("python=") for entry in plain if entry.startswith("python="))
    assert by_pip == [{"pip": ["-r requirements.lock"]}]
    assert {entry.split("=")[0] for entry in plain} == {"python", "pip"}
    assert SpecifierSet(project()["project"]["requires-python"]).contains(f"{python}.0")
