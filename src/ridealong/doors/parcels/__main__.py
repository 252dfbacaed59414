"""What waits in parcels is done, and then this process ends: ``python -m ridealong.doors.parcels``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from ridealong.doors.parcels.running import run  # noqa: E402  # Django has to stand first

if __name__ == "__main__":
    run()
