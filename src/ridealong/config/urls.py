"""Which face answers which address."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("ridealong.faces.ask.urls")),
    path("", include("ridealong.faces.web.urls")),
]

handler400 = "ridealong.faces.web.troubles.not_understood"
handler404 = "ridealong.faces.web.troubles.not_here"
handler500 = "ridealong.faces.web.troubles.our_fault"
