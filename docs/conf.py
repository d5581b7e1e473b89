"""Sphinx settings."""

from importlib.metadata import version as installed

project = "mfgcity"
author = "The mfgcity authors"
release = installed("mfgcity")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax"]
html_theme = "furo"
html_title = f"mfgcity {release}"
html_show_copyright = False
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_default_options = {"members": True, "undoc-members": False}
napoleon_use_ivar = True
myst_heading_anchors = 3
nitpicky = False


def _keep_colons(app, what, name, obj, options, lines):
    # Napoleon reads "words: more" in the first line of an attribute's docstring as a type.
    if what == "attribute" and lines:
        lines[0] = lines[0].replace(": ", "： ")


def setup(app):
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
