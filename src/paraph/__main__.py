"""``python -m paraph`` is the command ``paraph``."""

from paraph.cli.main import main

main()
