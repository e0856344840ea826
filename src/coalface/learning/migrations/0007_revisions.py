"""Drafts of themes count their changes, and what holds an answer up is numbered: two of one day have an order."""

from django.db import migrations, models


def number(apps, schema_editor):
    counted: dict = {}
    for row in apps.get_model("learning", "HoldUp").objects.order_by("theme_id", "on", "id"):
        row.number = counted[row.theme_id] = counted.get(row.theme_id, 0) + 1
        row.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [("learning", "0006_hands_of_a_theme")]
    operations = [
        migrations.AddField("theme", "revision", models.PositiveIntegerField(default=0)),
        migrations.AddField("holdup", "number", models.PositiveSmallIntegerField(default=0), preserve_default=False),
        migrations.RunPython(number, migrations.RunPython.noop),
        migrations.AlterModelOptions("holdup", {"ordering": ["-number"]}),
        migrations.AddConstraint(
            "holdup", models.UniqueConstraint(fields=("theme", "number"), name="hold_up_number_once")
        ),
    ]
