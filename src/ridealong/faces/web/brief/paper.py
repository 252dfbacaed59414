"""The brief as one sheet of paper to take along: a PDF, where what sets it is installed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ridealong.answer.typesetting import NotInstalled, as_pdf
from ridealong.faces.web import sources
from ridealong.faces.web.opened import Opened, opened
from ridealong.speech import gettext

NOT_HERE = 501


@opened
def paper(book: Opened) -> HttpResponse:
    """The same brief as on the page, for the same reader."""
    asked = book.looking.asked
    found = sources.brief(book.leader, book.sight, day=asked.as_of, known_at=asked.known_at)
    try:
        made = as_pdf(found)
    except NotInstalled:
        said = {
            "heading": gettext("There is no paper here yet."),
            "says": gettext(
                "What sets the page is not installed. Whoever runs this machine adds it with"
                " pip install 'ridealong[pdf]'. Until then your browser prints the brief on one sheet."
            ),
        }
        return render(book.request, "web/trouble.html", said, status=NOT_HERE)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="week-{found.monday:%G-W%V}.pdf"'
    return response
