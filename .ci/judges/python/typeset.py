"""Typesets with Typst, which is written in Rust and is not ours.

typeset.py FONTS SOURCE.typ PDF: sets SOURCE.typ in the fonts of a folder and no others.
"""

import sys

import typst

fonts, source, pdf = sys.argv[1:]
typst.Compiler(source, font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])).compile(output=pdf)
