"""``python -m duixian``: the same as ``duixian``."""

from duixian.cli import main

if __name__ == "__main__":
    main()
