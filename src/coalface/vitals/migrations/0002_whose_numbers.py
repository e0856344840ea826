from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vitals", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="ownreturns",
            name="in_no_list",
            field=models.BooleanField(default=False),
        ),
    ]
