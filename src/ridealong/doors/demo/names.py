"""Names for the invented firm's customers: families nobody need know, and the forms print shops go by."""

from __future__ import annotations

from itertools import product
from random import Random

FORMS = {
    "german": "Druckerei {},Etiketten {},Kartonagen {},{} Druck,{} Verpackung,{} & Sohn,{} & Co,Buchdruck {},Offset {}",
    "italian": "Grafiche {},Tipografia {},Etichette {},Stampa {},Cartotecnica {},Imballaggi {},{} Label",
    "slovene": "Tiskarna {},Etikete {},Embalaža {},Grafika {},Papirnica {},{} Tisk",
}
FAMILIES = {
    "german": """
        Abendroth Amsinger Bachmühl Brandlacher Czernitz Dallhammer Donnerberg Ehrenfelder Eibensang Fasoldt
        Glanzreiter Grünspan Hirschvogel Hochradl Isenrath Jungwirtl Kettenstock Kupferer Ledermühl Lobenwein
        Mitterstein Mondauer Nachtigal Nussdorfer Ochsenstein Ostrowitz Pfaffstall Querfurter Rabenalt Rosenkranzl
        Siebenkees Sommerfein Stadlbrunn Tautropf Tiefgraber Unterholz Vogelsinger Weinzierl Wetterstein Zaunmüller
        Zwiefalter Altenmoos Blaikner Dornauer Edenhauser Fichtenau Gamsrieder Habichtler Innfelder Kornhäusl
        Lindwurm Mühlgrabner Obersee Perchtold Quellmalz Rauchenstein Salzgeber Tauernig Ulmenreich Veilchner
        Wiesflecker Auwaldner Goldammer Heidfelder Kiebitzer Meisinger Turmfalk Finkenzell Drosselberg Lerchenau
        Bergfinker Dohlenau Krickenau Steinkauz Hausruckl Almtaler Ennsgraber Traunfelder Murauner Drautaler
        """.split(),
    "italian": """
        Agnoletti Boscaro Cavalgherra Dalmistro Fontanive Guizzardo Lorandel Marangotto Olivotto Perissin Rigamonte
        Scudelera Trevisiol Vendruscolo Zambrella Merligo Nocelluzzi Quaglianti Roncarin Salvestella Tassinotti
        Valdanti Zuccolerin Fiordigo Gorghella Lovisotti Bravuzzi Piovanerin Spinellotti Carnielutti Dorigatto
        """.split(),
    "slovene": """
        Cundrič Dvorjak Florjanec Grmovšek Hudoklin Ivančan Jurjavič Kobilšek Ložar Mlakarec Ogrinšek Podgornik
        Ravbar Strmole Trstenar Ulčakar Zagorc Žumer Brezovnik Gabršek Hrastovec Javorenko Jelovnikar Leskovar
        Rakovšek Smrekar Vrbnik Klenovec Topolšek Jesenko Lipušnik Borovničar
        """.split(),
}  # fmt: skip
STEMS = {
    "german": (
        "Lerch Birk Hasel Erlen Moos Reiher Farn Enzian Holler Schilf Winter Silber Espen",
        "thaler gasser egger hauser berg reuter",
    ),
    "italian": ("Ferl Ciess Montel Bracch Sarton Dovar", "igo uzzi ella arin"),
    "slovene": ("Gaber Javor Bezg Vres Kostanj Trnov", "nik ovec ar"),
}
CONTACTS = {
    "german": (
        "Birgit Franz Gerda Helmut Ilse Jakob Karin Leo Martha Norbert Renate Simon Ulrike Veit Walburga Xaver".split(),
        "Achleitner Brunnmair Dorfer Ecker Fürst Gschwandtner Hinterhofer Kaltenböck Loidl Pichlmair Schatz".split(),
    ),
    "italian": (
        "Alba Bruno Carlo Delia Enzo Franca Gino Livia Mauro Nives Piera Renzo Silvia Tullio".split(),
        "Bressan Cescon Furlanut Gardin Moretto Pavan Rigon Scarpa Tonon Visentin Zorzin".split(),
    ),
    "slovene": (
        "Barbara Cveto Darja Franc Gregor Irena Jože Katja Matej Nataša Polona Rok Tanja Uroš".split(),
        "Bizjak Cerar Dolenc Erjavec Godec Hribar Jereb Kastelic Lavrič Oblak Rozman Zupan".split(),
    ),
}


def firms(tongue: str, chance: Random) -> list[tuple[str, str]]:
    """Every family name of a tongue, with the name its firm goes by, in an order of chance."""
    stems, endings = (each.split() for each in STEMS[tongue])
    families = [*FAMILIES[tongue], *(stem + ending for stem, ending in product(stems, endings))]
    chance.shuffle(families)
    forms = FORMS[tongue].split(",")
    return [(family, forms[number % len(forms)].format(family)) for number, family in enumerate(families)]


def people(tongue: str, chance: Random) -> list[str]:
    """First and last names of contacts, no two alike, in an order of chance."""
    names = [f"{first} {last}" for first, last in product(*CONTACTS[tongue])]
    chance.shuffle(names)
    return names
