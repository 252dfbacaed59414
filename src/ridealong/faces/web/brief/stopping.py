"""The link at the end of every Monday letter: it stops these letters, without signing in, and nothing else.

Mail programs press it for their reader (RFC 8058): they send a POST without cookies, follow no redirect and show no
page. Whoever opens the link by hand is asked first, for mail scanners open links too.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ridealong.people.letters.stopping import NoSuchLink, person_in, stop, stopped_since
from ridealong.people.letters.writing import BRIEF


@login_not_required
@csrf_exempt  # the address is the secret: whoever could forge this would have to know it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Says nobody's name: a letter that was passed on tells no more than its link can do."""
    try:
        person = person_in(token, BRIEF)
    except NoSuchLink:
        return render(request, "web/brief/stop.html", {"unknown": True}, status=404)
    if request.method == "POST":
        stop(person, BRIEF, now=timezone.now())
    return render(request, "web/brief/stop.html", {"stopped": stopped_since(person, BRIEF) is not None})
