"""Freshness: pages whose review is due, links that no longer answer, and what visitors report."""
