from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0005_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            "Hand",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("theme", models.ForeignKey(on_delete=models.CASCADE, related_name="hands", to="learning.theme")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("theme", "person"), name="hand_once_in_a_theme"),
                ],
            },
        ),
    ]
