"""Sentences that cannot be read: the column where reading ends, and what people are told, word for word."""

TOLD = "tom promised acme {} by 2026-03-06"
MEANT = TOLD.format('"…"')

SLIPS = [
    # words that are not the phrase's own
    ('tom promissed acme "x" by 2026-03-06', 5, f"“promissed” is no verb I know; did you mean: {MEANT}"),
    ('tom vowed acme "x" by 2026-03-06', 5, f"“vowed” is no verb I know; did you mean: {MEANT}"),
    ('tom Promised acme "x" by 2026-03-06', 5, f"“Promised” should read “promised”, as in: {MEANT}"),
    ('acme says "x"', 6, '“says” is no verb I know; did you mean: acme said "…" [about billing] [on ^p1]'),
    (
        'tom phoned acme "about the invoice"',
        5,
        "“phoned” is no verb I know; did you mean:"
        ' tom (answered|warned|introduced|fixed|pitched|chased) acme "…" [on ^p1]',
    ),
    (
        'tom raised a barier "x"',
        14,
        "“barier” should read “barrier”, as in:"
        ' tom raised a barrier "…" [costing 55 min a week] [found on ^p1] [by 2026-03-06]',
    ),
    (
        "ana set promises too 0.8 from 2026-03-02",
        18,
        "“too” should read “to”, as in: ana set promises to 0.8 from 2026-03-02",
    ),
    (
        "pulse of ana was answered by 6 of 8: listens 5 met, thanks 4 mett",
        62,
        "“mett” should read “met”, as in: pulse [^p1] of ana was answered by 6 of 8: listens 5 met, thanks 4 met",
    ),
    (
        "ana guessed maybe",
        13,
        "“maybe” cannot stand here, only yes, not yet or can't tell,"
        " as in: ana guessed (yes|not yet|can't tell) [on serving]",
    ),
    (
        "tom joined as salesman under ana",
        15,
        "“salesman” cannot stand here, only leader, salesperson, colleague or keeper,"
        ' as in: tom joined as (leader|salesperson|colleague|keeper) under ana [called "…"]',
    ),
    (
        "^d1 was one for 5 EUR",
        9,
        '“one” cannot stand here, only won, lost or abandoned, as in: ^d1 was (won|lost|abandoned) for 5 EUR[: "…"]',
    ),
    # something is missing
    ("acme confirmed", 15, 'a label should stand here, as in: acme confirmed ^p1[: "…"]'),
    ("tom promised", 13, f"a person or a customer should stand here, as in: {MEANT}"),
    ("tom promissed acme", 5, f"“promissed” is no verb I know; did you mean: {MEANT}"),
    ("tom sang", 1, f"this looks like no sentence I know; here is one: {MEANT}"),
    (TOLD.format('"x"').removesuffix(" 2026-03-06"), 25, f"a date should stand here, as in: {MEANT}"),
    ('tom promised acme "x"', 22, f"“by” should stand here, as in: {MEANT}"),
    ('tom promised acme "x" 2026-03-06', 23, f"“by” should stand here, as in: {MEANT}"),
    ('tom promised "x" by 2026-03-06', 14, f"a person or a customer should stand here, as in: {MEANT}"),
    (
        "tom promised acme by 2026-03-06",
        19,
        f"words between quotation marks should stand here, as in: {MEANT}",
    ),
    (
        "acme bought for",
        16,
        "an amount with its currency should stand here, as in:"
        " acme bought for 9480.00 EUR [from tom][, margin 1200.00 EUR][, order A-117] [in ^p1]",
    ),
    # something is too much
    (TOLD.format('"x"') + " soon", 37, f"“soon” does not belong here; did you mean: {MEANT}"),
    (TOLD.format('"x"') + ".", 36, f"“.” does not belong here; did you mean: {MEANT}"),
    (
        'tom promised acme "x" ^p1 by 2026-03-06',
        23,
        f"a sentence's own label stands at its end, as in: {MEANT} ^p1",
    ),
    (
        "ana visited acme  with tom",
        18,
        "the words are right, but not the spaces between them;"
        ' as in: ana visited acme with tom [for 55 min] [at "…"]',
    ),
    # quotation marks
    (
        TOLD.format('"a call'),
        19,
        'this quotation mark is never closed; another " belongs behind the last word',
    ),
    (TOLD.format("“a call”"), 19, 'words stand between straight quotation marks, as in "a call"'),
    (TOLD.format("„ein Anruf“"), 19, 'words stand between straight quotation marks, as in "ein Anruf"'),
    (TOLD.format("'a call'"), 19, 'words stand between double quotation marks, as in "a call"'),
    (TOLD.format("a call"), 19, 'words stand between quotation marks, as in "a call"'),
    (
        "acme said your invoices are wrong",
        11,
        'words stand between quotation marks, as in "your invoices are wrong"',
    ),
    # names
    (
        'tom_miller promised acme "x" by 2026-03-06',
        1,
        "a name is one word of letters and digits, joined by hyphens, as in tom-miller",
    ),
    (
        'Tom Miller promised acme "x" by 2026-03-06',
        1,
        "a name is one word of letters and digits, joined by hyphens, as in tom-miller",
    ),
    (
        '"Tom Miller" promised acme "x" by 2026-03-06',
        1,
        "names are written without quotation marks, as in tom-miller",
    ),
    (
        "ana visited acme with acme/petra-lang",
        23,
        "somebody of ours should stand here, not a contact, as in mia",
    ),
    # labels
    ("acme confirmed p1", 16, "a label begins with ^, as in ^p1"),
    ("d1 was won", 1, "a label begins with ^, as in ^d1"),
    # amounts
    (
        "2026-03-02 acme bought for 9480",
        28,
        "an amount with its currency should stand here, as in 9480.00 EUR",
    ),
    ("acme bought for 9.480,00 €", 17, "an amount is a plain number and its currency, as in 9480.00 EUR"),
    (
        "acme bought for €9,480.00 from tom",
        17,
        "an amount is a plain number and its currency, as in 9480.00 EUR",
    ),
    (
        "acme bought for 9,480 EUR",
        17,
        "an amount is a plain number and its currency, as in 9480.00 EUR or 9.48 EUR",
    ),
    ("acme bought for 9'480.50 chf", 17, "an amount is a plain number and its currency, as in 9480.50 CHF"),
    ("acme bought for 9480.00 eur", 17, "an amount is a plain number and its currency, as in 9480.00 EUR"),
    ("acme bought for $500", 17, "an amount is a plain number and its currency, as in 500.00 USD"),
    ("acme bought for 12,50", 17, "an amount is a plain number and its currency, as in 12.50 EUR"),
    # dates and times
    (
        TOLD.format('"x"').replace("2026-03-06", "06.03.2026"),
        26,
        "a date is written year first, as in 2026-03-06",
    ),
    (
        TOLD.format('"x"').replace("2026-03-06", "3/6/2026"),
        26,
        "a date is written year first, as in 2026-03-06 or 2026-06-03",
    ),
    (
        TOLD.format('"x"').replace("2026-03-06", "3/16/2026"),
        26,
        "a date is written year first, as in 2026-03-16",
    ),
    (
        TOLD.format('"x"').replace("2026-03-06", "2026/3/6"),
        26,
        "a date is written year first, as in 2026-03-06",
    ),
    (
        TOLD.format('"x"').replace("2026-03-06", "20260306"),
        26,
        "a date is written year first, as in 2026-03-06",
    ),
    (
        TOLD.format('"x"').replace("2026-03-06", "6.3.26"),
        26,
        "a date is written year first, as in 2026-03-06",
    ),
    (TOLD.format('"x"').replace("2026-03-06", "Friday"), 26, f"a date should stand here, as in: {MEANT}"),
    (TOLD.format('"x"').replace("2026-03-06", "2026-02-30"), 26, "2026-02-30 is not a day in the calendar"),
    ("2026-13-01 tom left", 1, "2026-13-01 is not a time in the calendar"),
    ("2026-03-02 09:40+25:00 tom left", 1, "2026-03-02 09:40+25:00 is not a time in the calendar"),
    ("06.03.2026 tom left", 1, "a line begins with its date, written year first, as in 2026-03-06"),
    (
        "2026-03-06: tom left",
        11,
        "only a space, or a time such as 09:40, stands between a date and its sentence",
    ),
    ("2026-03-06 9:40 tom left", 12, "a time of day has two digits for each, hour and minute, as in 09:40"),
    ("2026-03-06 3:15pm tom left", 12, "a time of day has two digits for each, hour and minute, as in 15:15"),
    # lengths of time
    ("ana spent 2 hours in the field", 11, "a length of time is written in h and min, as in 2 h"),
    ("ana spent 1,5h in the field", 11, "a length of time is written in h and min, as in 1 h 30 min"),
    ("ana spent 55min inside", 11, "a length of time is written in h and min, as in 55 min"),
    ("ana spent 1:30 inside", 11, "a length of time is written in h and min, as in 1 h 30 min"),
    ("ana spent 90 inside", 11, "a length of time needs its unit, as in 1 h 30 min"),
    # nothing to go by
    ("hello world", 1, f"this looks like no sentence I know; here is one: {MEANT}"),
    ("as tom", 1, f"this looks like no sentence I know; here is one: {MEANT}"),
    ("", 1, f"a sentence should stand here, such as: {MEANT}"),
    ("2026-03-06", 11, f"a sentence should follow its date, such as: {MEANT}"),
    # the suffix
    (
        "tom left | from tom",
        11,
        "after the bar comes who recorded it: | by tom as salesperson via phone recorded … id …",
    ),
    (
        "tom left | by tom as boss",
        10,
        "there is no voice “boss”; the voices are system, customer, salesperson, colleague, leader",
    ),
    ("tom left | recorded today", 10, "“today” should be a time with its zone, as in 2026-03-02T10:12Z"),
    (
        "tom left | recorded 2026-03-02T10:12",
        10,
        "“2026-03-02T10:12” should be a time with its zone, as in 2026-03-02T10:12Z",
    ),
]
