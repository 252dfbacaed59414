"""Lets files arrive: only where they are asked for, from those who may bring them, and only so many."""

from __future__ import annotations

from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.urls import reverse

from ridealong.doors.parcels import places
from ridealong.doors.parcels.taking import MOST_FILES
from ridealong.faces.web.imports.bringer import may_bring
from ridealong.people.doorway import reader_of
from ridealong.speech import figures, gettext

A_MEGABYTE = 1_000_000
TAKE_FILES = ("web:imports", "web:calendars")


class Arriving(TemporaryUploadedFile):
    """A file that comes in, on the disk where it is to stay; it goes away by itself unless it is kept."""

    def __init__(self, name: str, content_type: str | None) -> None:
        file = NamedTemporaryFile(dir=places.coming())  # noqa: SIM115  # closed with the request
        UploadedFile.__init__(self, file, name, content_type, 0, None, None)


class Bounded(FileUploadHandler):
    """Django asks this of every form that is sent, before any page has seen it."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left = settings.RIDEALONG_UPLOAD_MB * A_MEGABYTE
        self.count = 0
        self.arriving: Arriving | None = None

    def new_file(self, *args: Any, **named: Any) -> None:
        super().new_file(*args, **named)
        request = self.request
        if (
            request is None
            or request.path not in map(reverse, TAKE_FILES)
            or not may_bring(reader_of(request))
        ):
            if request is not None:
                request.left_out = True  # type: ignore[attr-defined]  # what files_left_out reads
            raise StopUpload(connection_reset=True)
        self.count += 1
        if self.count > MOST_FILES:
            self._refuse(gettext("these are more than {n} files; bring them in several goes", n=MOST_FILES))
        self.arriving = Arriving(self.file_name or "", self.content_type)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.left -= len(raw_data)
        if self.left < 0:
            most = settings.RIDEALONG_UPLOAD_MB
            self._refuse(
                gettext(
                    "these are more than {n} MB; bring fewer at once, or use the command line on the machine itself",
                    n=figures.figure(most),
                )
            )
        assert self.arriving is not None, "a file begins before it goes on"
        self.arriving.write(raw_data)

    def file_complete(self, file_size: int) -> Arriving | None:
        arrived, self.arriving = self.arriving, None
        if arrived is not None:
            arrived.seek(0)
            arrived.size = file_size
        return arrived

    def upload_interrupted(self) -> None:
        if self.arriving is not None:
            self.arriving.close()

    def _refuse(self, why: str) -> None:
        if self.arriving is not None:
            self.arriving.close()
        self.request.too_much = why  # type: ignore[union-attr]  # what too_much reads
        raise StopUpload(connection_reset=False)


def too_much(request: HttpRequest) -> str:
    """Why not all that was sent has arrived; empty where it has."""
    request.FILES.keys()  # whatever was sent has been received from here on
    return str(getattr(request, "too_much", ""))


def files_left_out(request: HttpRequest) -> bool:
    """Whether files came that nobody could take in, from where no file belongs or from whoever may bring none."""
    request.FILES.keys()
    return bool(getattr(request, "left_out", False))
