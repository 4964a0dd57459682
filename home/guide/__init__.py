"""The editors' guide: one page a job, from docs/guide/; its first words are those of forms and the dashboard."""
