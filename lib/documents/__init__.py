"""Papers that leave the dashboard: facts → content blocks → DOCX, PDF, PPTX, HTML.

`blocks` is what a paper is made of; one module per paper builds them; one module per format writes them.
Imports domain and i18n only: what a paper tells is given to it.
"""
