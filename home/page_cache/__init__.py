"""Whole pages for visitors without a cookie, kept in each process's memory for as long as they are true.

`watching` sees every write to the database, and announces those that a page may show (`not_shown` lists the tables that
none does); `instants` says when the clock alone changes a page; `middleware` keeps and answers.
"""
