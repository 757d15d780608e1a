"""A group of commands that prints each error as one sentence."""

from __future__ import annotations

import errno
from typing import NoReturn

import click

from generator.errors import ArchiveError, StoppedError, shorten, system_error_in_words


class CommandGroup(click.Group):
    """Prints an error of the archive, or of the system about a file, as one sentence without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; on an error print the sentence, and exit with the code of the error."""
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            for note in getattr(error, "__notes__", ()):  # the traceback of a fault of the program
                click.echo(note, err=True)
            click.ClickException(str(error)).show()
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:  # before or after the stages of a build, which say what they left
            _show_stopped(ctx)
        except UnicodeEncodeError as error:
            if error.reason != "surrogates not allowed":
                raise
            # Python keeps the bytes of a path that is not UTF-8 as halves of surrogate pairs.
            sentence = "a path is not text in UTF-8; rename its folders, or put the archive into another folder"
            raise click.ClickException(f"{sentence}: {shorten(error.object)}") from error
        except OSError as error:
            if _follows_interrupt(error):
                _show_stopped(ctx)
            if error.errno == errno.EPIPE:  # nobody reads the output any longer, which click handles
                raise
            raise click.ClickException(system_error_in_words(error)) from error


def _show_stopped(ctx: click.Context) -> NoReturn:
    click.ClickException("the command was stopped").show()
    ctx.exit(StoppedError.exit_code)


def _follows_interrupt(error: BaseException) -> bool:
    """Return True if an error arose while an interrupt ended the command: processes lose their pipes at any moment."""
    earlier = error.__context__
    return earlier is not None and (isinstance(earlier, KeyboardInterrupt) or _follows_interrupt(earlier))
