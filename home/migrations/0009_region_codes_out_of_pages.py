from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0008_region_codes'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='regionpage',
            name='insee_code',
        ),
    ]
