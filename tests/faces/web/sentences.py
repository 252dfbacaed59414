"""What the sample firm's people say, sentence for sentence: pages are looked at with words somebody might write."""

PROMISES = [
    'Tom Adler promised Acme "a corrected invoice"',
    'Mia Brandt promised Nordlicht Druck "samples of the matt stock"',
    'Lena Vogt promised Kuhn AG "a price for forty drums, delivered"',
    'Tom Adler promised Harbour Freight "a technician before the fair"',
    'Samir Khan promised Delta Print "the new colour profile"',
]
REQUESTS = [
    'Mia Brandt asked Ana Ortiz for "a word with credit about the Reha Plus limit"',
    'Tom Adler raised a barrier "credit checks take nine days, and I lose two quotes a week to it" costing 4h a week',
    'Lena Vogt asked Ana Ortiz for "a decision on the demo van"',
    'Samir Khan asked Ana Ortiz for "somebody to take the Friday calls"',
]
DAYS = [
    "Ana Ortiz spent 6h 30m in the field with Tom Adler",
    "Ana Ortiz visited Acme with Tom Adler for 55 min",
    "Ana Ortiz visited Kuhn AG with Lena Vogt for 40 min",
]
TOUCHES = [
    'Tom Adler warned Acme "the resin is short until May"',
    'Mia Brandt answered Kuhn AG "yes, on Saturdays too"',
    'Samir Khan chased Delta Print "the signed order"',
]
SYSTEM = ["Acme bought for 9,480.00 EUR, order 77-118", "Kuhn AG bought for 2,115.50 EUR, order 77-204"]
PURCHASES = [
    *SYSTEM,
    "Delta Print bought for 640.00 EUR from Samir Khan",
    "Nordlicht Druck bought for 12,900.00 EUR",
]
