"""When a capital last saw a text."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables of the room."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="LastSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("participant", models.CharField(max_length=200, verbose_name="participant")),
                ("text", models.CharField(max_length=200, verbose_name="text")),
                ("moment", models.DateTimeField(verbose_name="moment")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "text"), name="one_moment_for_each"
                    )
                ],
            },
        ),
    ]
