"""A list of three hundred people to choose from is written at once, and says what Django’s own says."""

from __future__ import annotations

import pytest
from django import forms
from django.test import SimpleTestCase

from ridealong.faces.web.choosing import Select

CHOICES = [("", "nobody"), ("ana", "Ana Ortiz"), ("eve", '<script>"Eve" & co</script>'), (7, "seven")]


@pytest.mark.parametrize("value", ["", "ana", "eve", 7, "7", None, "somebody else"])
def test_it_says_what_a_list_of_django_says(value: object) -> None:
    attrs = {"id": "id_under", "required": True, "aria-describedby": "why"}
    ours = Select(choices=CHOICES).render("under", value, attrs)
    SimpleTestCase().assertHTMLEqual(ours, forms.Select(choices=CHOICES).render("under", value, attrs))


def test_a_form_puts_the_choice_that_was_made() -> None:
    class Moving(forms.Form):
        under = forms.ChoiceField(choices=CHOICES, widget=Select, required=False)

    assert '<option value="ana" selected>' in str(Moving({"under": "ana"})["under"])
