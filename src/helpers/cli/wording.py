"""Click's own words (usage, headings, errors of use) in the language of the run."""

from __future__ import annotations

from typing import Any

import click

from helpers.cli.language import Words
from helpers.errors import ChisoError

INTERRUPTED = 130

_HEADINGS = {"Options": "options", "Commands": "commands"}


class Formatter(click.HelpFormatter):
    """Writes help with headings in the language of the run."""

    words: Words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or f"{self.words('usage')} ")

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        key = _HEADINGS.get(heading)
        super().write_heading(self.words(key) if key else heading)


class Context(click.Context):
    """A context whose help is in the language of the run."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return a formatter as wide as the terminal, at most 100 columns."""
        formatter = Formatter(width=self.terminal_width, max_width=100)
        formatter.words = words_of(self)
        return formatter


class Command(click.Command):
    """A command that speaks the language of the run."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its description translated."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words_of(ctx)("help.help")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words after the command's name in its usage line."""
        pieces = super().collect_usage_pieces(ctx)
        words = words_of(ctx)
        names = {"[OPTIONS]": "metavar_options", "COMMAND [ARGS]...": "metavar_command"}
        return [words(names[piece]) if piece in names else piece for piece in pieces]


class Option(click.Option):
    """An option that says in the language of the run that it must be given."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its explanation."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        words = words_of(ctx)
        text = record[1].replace("[required]", words("required"))
        return record[0], text.replace("[default: ", f"[{words('default')}: ")


class Group(Command, click.Group):
    """A group of such commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named first; an unknown one is refused with those there are."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            ctx.fail(words_of(ctx)("no_such_command", name=args[0], known=known))
        return super().resolve_command(ctx, args)


def words_of(context: click.Context) -> Words:
    """Return the texts of the run that ``context`` belongs to."""
    words: Any = context.find_object(Words)
    return words if words is not None else Words("en")


def explained(error: BaseException, words: Words) -> tuple[str, int]:
    """Return what to tell the user of an error, and the exit code.

    A defect of the program is not explained away: it is raised again.
    """
    if isinstance(error, ChisoError):
        return words("error", text=error.text(words.language)), 1
    if isinstance(error, click.UsageError):
        return _usage_text(error, words), error.exit_code
    if isinstance(error, click.ClickException):
        return words("error", text=error.format_message()), error.exit_code
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return words("interrupted"), INTERRUPTED
    if isinstance(error, OSError):
        text = words("system", path=error.filename or "", reason=error.strerror or str(error))
        return words("error", text=text), 1
    raise error


def _usage_text(error: click.UsageError, words: Words) -> str:
    lines = [words("error", text=_reason(error, words))]
    if error.ctx is not None:
        usage = error.ctx.command.collect_usage_pieces(error.ctx)
        lines.insert(0, " ".join([words("usage"), error.ctx.command_path, *usage]))
        lines.append(words("try_help", command=error.ctx.command_path))
    return "\n".join(lines)


def _reason(error: click.UsageError, words: Words) -> str:
    if isinstance(error, click.NoSuchOption):
        return words("no_such_option", name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.get_error_hint(error.ctx or click.Context(click.Command("chiso")))
        if isinstance(error, click.MissingParameter):
            return words("missing_parameter", name=name)
        return words("bad_parameter", name=name, expected=_expected(error.param))
    return error.format_message()


def _expected(parameter: click.Parameter) -> str:
    text = getattr(parameter, "help", None) or ""
    if isinstance(parameter.type, click.Choice):
        text = f"{' | '.join(map(str, parameter.type.choices))}. {text}"
    return text
