"""`python -m generator`."""

from generator.cli.run import run

if __name__ == "__main__":
    run()
