"""Shapes texts with HarfBuzz, which is written in C++ and is not ours.

Reads lines of JSON, {"font": path, "script": ISO 15924, "language": BCP 47, "text": ...,
"kern": whether pairs are kerned}, and writes one line for each: {"glyphs": [[id, cluster, advance, x offset, y offset], ...]}.
Clusters are counted in characters; lengths are font units. Direction is left to right.
"""

import json
import sys

import uharfbuzz as hb

fonts = {}


def font(path):
    if path not in fonts:
        fonts[path] = hb.Font(hb.Face(hb.Blob.from_file_path(path)))
    return fonts[path]


def shape(request):
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(c) for c in request["text"]])
    buffer.direction = "ltr"
    buffer.script = request["script"]
    buffer.language = request["language"]
    hb.shape(font(request["font"]), buffer, {"kern": request["kern"]})
    return [
        [i.codepoint, i.cluster, p.x_advance, p.x_offset, p.y_offset]
        for i, p in zip(buffer.glyph_infos, buffer.glyph_positions)
    ]


for line in sys.stdin.buffer.read().splitlines():
    print(json.dumps({"glyphs": shape(json.loads(line))}))
