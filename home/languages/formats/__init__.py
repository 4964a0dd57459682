"""How Django writes dates, where a language's own formats of Django do not do: `FORMAT_MODULE_PATH`."""
