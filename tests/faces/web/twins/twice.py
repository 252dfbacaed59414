"""A firm in whose books some are twice, for the pictures of the page that shows them side by side."""

CUSTOMERS = """Customer Name,City,Website,Phone,Customer Since
Nordholz Logistik GmbH & Co. KG,Hamburg,www.nordholz.example,+49 40 555 1234,2024-02-01
Nordholz Logistik,Hamburg,nordholz.example,040 555 1234,2025-06-01
Acme Tools Inc.,Portland,acme-tools.example,,2023-03-01
ACME Tools,Portland,,,2025-02-01
International Paper Mills,Oslo,ipm.example,,2024-05-01
IPM,,ipm.example,+47 22 55 66 77,2025-05-01
Kestrel Optics Ltd,Leeds,,,2024-05-01
Kestrel Optics Limited,Leeds,,,2025-08-01
Sagebrush Dental,Austin,,,2024-05-01
Sagebrush Dental East,Austin,sagebrush.example,,2024-05-01
Bolt Works,Vienna,,,2024-05-01
"""
TOLD = """
2025-01-06  t-weber joined as salesperson called "T. Weber"
2025-01-06  tom took over nordholz-logistik-gmbh-co-kg
2025-01-06  t-weber took over nordholz-logistik-gmbh-co-kg
2025-01-07  tom took over nordholz-logistik-gmbh-co-kg
2025-01-06  mia took over nordholz-logistik
2025-01-06  tom took over acme-tools-inc
2025-01-06  mia took over acme-tools
2025-01-06  nordholz-logistik-gmbh-co-kg/petra became known as "Petra Lang"
2025-01-06  nordholz-logistik/petra became known as "Petra Lang"
2025-01-06  acme-tools-inc/olga became known as "Olga Fry"
2025-01-06  acme-tools-inc/fry became known as "Fry, Olga"
2025-03-03  nordholz-logistik-gmbh-co-kg bought for 900.00 EUR from tom
2025-04-07  nordholz-logistik-gmbh-co-kg bought for 450.00 EUR from tom
2025-07-07  nordholz-logistik bought for 300.00 EUR from mia
2025-03-03  acme-tools-inc bought for 120.00 EUR from tom
2025-03-03  acme-tools bought for 80.00 EUR from mia
2025-09-01  kestrel-optics-limited is the same as kestrel-optics-ltd
"""
