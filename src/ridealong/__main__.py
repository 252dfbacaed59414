"""``python -m ridealong`` is the command line."""

from ridealong.faces.cli.main import main

main()
