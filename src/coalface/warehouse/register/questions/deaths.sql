-- Child deaths whose panel met since {since}, as they were known on {as_known}, each with the half-year or an earlier one.
SELECT
  CASE WHEN panel_date < {first} THEN 'before' ELSE 'now' END AS part,
  death, age_band, modifiable, influence_child, influence_family, influence_parenting, influence_services
FROM death_version
WHERE known_from <= {as_known}
  AND (known_to IS NULL OR known_to > {as_known})
  AND panel_date BETWEEN {since} AND {day}
