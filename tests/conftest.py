"""What many tests share: the shipped content, loaded once, and somebody to talk with it."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

from aide_projet.content.load import load_library
from aide_projet.content.workspace import shipped_workspace
from aide_projet.dialogue.content import Content
from talk import Talk


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a program that is not installed fails the tests that need it: nothing is skipped for that."""
    report = yield
    if report.skipped and os.environ.get("CI") and "not installed" in str(report.longrepr):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped call of 2015."""
    workspace = shipped_workspace()
    return load_library(workspace.dialogues, workspace.rules)["dsdt-2015"]


@pytest.fixture
def talk(content: Content) -> Talk:
    """A new conversation on 10 November 2014, when the call was open."""
    return Talk.begun(content)
