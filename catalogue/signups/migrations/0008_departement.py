from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("signups", "0007_presence_by_meeting"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="departement",
            field=models.CharField(blank=True, max_length=3, verbose_name="département"),
        ),
    ]
