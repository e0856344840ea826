"""python -m coalface: the same as `coalface`."""

from coalface.cli.main import app

if __name__ == "__main__":
    app()
