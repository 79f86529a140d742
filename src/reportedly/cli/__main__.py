"""``python -m reportedly.cli``."""

from reportedly.cli import main

if __name__ == "__main__":
    main()
