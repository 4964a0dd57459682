from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search_alerts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="searchalert",
            name="is_met",
            field=models.BooleanField(default=False, verbose_name="une date a été trouvée"),
        ),
        migrations.AddField(
            model_name="searchalert",
            name="place",
            field=models.CharField(
                blank=True,
                help_text="Code d’un département, ou slug d’une région.",
                max_length=255,
                verbose_name="lieu",
            ),
        ),
        migrations.AddField(
            model_name="searchalert",
            name="theme",
            field=models.CharField(blank=True, max_length=255, verbose_name="thème"),
        ),
    ]
