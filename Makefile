# Fourmilière. Two commands are enough: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
COLLECTED := var/static/.collected
export DJANGO_SETTINGS_MODULE ?= cms.settings.dev
export PORT

.DEFAULT_GOAL := help
.PHONY: help install run demo test lint format e2e screenshots bench bench-search engines engines-stop release clean

help: ## Ce que sait faire ce fichier
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(INSTALLED): requirements.txt requirements-dev.txt requirements-meaning.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-meaning.txt || \
	  echo "Le modèle de langue ne s’installe pas ici : la recherche s’en tient aux mots."
	touch $@

install: $(INSTALLED) ## Crée .venv et installe tout

$(COLLECTED): $(INSTALLED) $(shell find static -type f)
	$(PY) manage.py collectstatic --noinput --verbosity 0
	touch $@

run: $(INSTALLED) $(COLLECTED) ## Le site et sa démonstration sur http://localhost:8000 (PORT=… pour un autre)
	$(PY) manage.py run

demo: $(INSTALLED) ## Construit la démonstration dans la base
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py demo

lint: $(INSTALLED) ## Style, gabarits, types, sens des imports, contrôles de Django, migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint templates --lint --quiet
	$(VENV)/bin/lint-imports --no-cache
	$(PY) tests/check_imports.py
	$(PY) tests/check_migrations.py
	$(VENV)/bin/mypy
	DJANGO_SETTINGS_MODULE=cms.settings.test $(PY) manage.py check --fail-level WARNING
	DJANGO_SETTINGS_MODULE=cms.settings.test $(PY) manage.py makemigrations --check --dry-run --verbosity 1

format: $(INSTALLED) ## Met le code en forme
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

test: lint ## Toute la suite ; ce qui ne peut pas tourner ici est sauté avec sa raison
	env -u DJANGO_SETTINGS_MODULE $(PY) -m pytest -n auto
	env -u DJANGO_SETTINGS_MODULE $(PY) -m tests.on_postgresql

e2e: $(INSTALLED) ## Les seuls essais dans Chromium
	env -u DJANGO_SETTINGS_MODULE $(PY) -m pytest -m e2e

screenshots: $(INSTALLED) ## Images des pages et du guide : var/screenshots/, static/img/guide/
	env -u DJANGO_SETTINGS_MODULE $(PY) -m tests.screenshots

bench: $(INSTALLED) $(COLLECTED) ## Mesures de temps, en rapports côte à côte (BAKERYDEMO=… : la démonstration de Wagtail aussi)
	$(PY) -m tests.bench
	$(PY) -m tests.bench_signups
	$(PY) -m tests.bench_pages

bench-search: $(INSTALLED) ## Mesure la recherche : CORPUS=… QUERIES=… [ENGINE=…], sans eux un petit exemple
	$(PY) -m search.measure $(CORPUS) $(QUERIES) $(if $(ENGINE),--engine $(ENGINE))

engines: ## De vrais PostgreSQL, Elasticsearch, OpenSearch et Redis pour les essais ; dit ce qui est hors de portée
	@$(PYTHON) -m tests.engines start

engines-stop: ## Arrête ces moteurs et efface leurs données
	@$(PYTHON) -m tests.engines stop

release: lint ## Prépare une version : VERSION=1.2.0 ; n’envoie rien
	@$(PY) .ci/release.py $(VERSION)

clean: engines-stop ## Efface l’environnement, la base et les fichiers construits
	rm -rf $(VENV) .venv-system var
