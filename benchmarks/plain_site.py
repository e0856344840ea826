"""To compare with: a Django site of one view that writes one row, with Django's own SQLite settings."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, JsonResponse
from django.urls import path

DATABASE = os.environ["PLAIN_DATABASE"]

settings.configure(
    SECRET_KEY="only for a benchmark",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=[],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
)
django.setup()


class Row(models.Model):
    """What was sent, in clear."""

    text = models.TextField()

    class Meta:
        app_label = "plain"


def write(request: HttpRequest) -> JsonResponse:
    Row.objects.create(text=request.body.decode())
    return JsonResponse({}, status=201)


urlpatterns = [path("write/", write)]
if Row._meta.db_table not in connection.introspection.table_names():
    with connection.schema_editor() as editor:
        editor.create_model(Row)
connection.close()
application = get_wsgi_application()
