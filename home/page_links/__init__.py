"""The pages of the site that a page's texts and blocks lead to, and which of them visitors will not find."""
