"""A form is noted before what it says is entered."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds what the author had seen, and lets the entry come later."""

    dependencies = (("accounts", "0001_initial"),)

    operations = (
        migrations.AddField("filing", "after", models.BigIntegerField(default=0)),
        migrations.AlterField("filing", "entry", models.BigIntegerField(null=True)),
    )
