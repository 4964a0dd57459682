from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("signups", "0006_applications"),
    ]

    operations = [
        migrations.AddField(
            model_name="tick",
            name="meeting",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="rencontre"),
            preserve_default=False,
        ),
    ]
