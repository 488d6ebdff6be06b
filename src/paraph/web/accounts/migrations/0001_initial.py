"""Seats, invitations, and what was filed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="address")),
                ("participant", models.CharField(max_length=200, verbose_name="participant")),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("secretariat", "Secretariat"),
                            ("chair", "Chair"),
                            ("head", "Head of delegation"),
                            ("member", "Member of delegation"),
                            ("adviser", "Adviser"),
                            ("depositary", "Depositary"),
                            ("observer", "Observer"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                ("organ", models.CharField(blank=True, max_length=200, verbose_name="organ")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("until", models.DateTimeField(verbose_name="until")),
                ("taken_up", models.DateTimeField(blank=True, null=True, verbose_name="taken up")),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("participant", models.CharField(max_length=200, verbose_name="participant")),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("secretariat", "Secretariat"),
                            ("chair", "Chair"),
                            ("head", "Head of delegation"),
                            ("member", "Member of delegation"),
                            ("adviser", "Adviser"),
                            ("depositary", "Depositary"),
                            ("observer", "Observer"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                ("organ", models.CharField(blank=True, max_length=200, verbose_name="organ")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(max_length=64)),
                ("entry", models.BigIntegerField()),
                ("made", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "form"), name="filed_once")
                ],
            },
        ),
    ]
