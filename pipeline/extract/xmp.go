package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Namespaces of the claims (ISO 19005-2, 6.6.4; ISO 14289-1, clause 5).
const (
	nsPDFA  = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA = "http://www.aiim.org/pdfua/ns/id/"
)

// claims gives the standards that the XMP metadata claims: "2A" and "1".
func (f *File) claims(catalog dict) (pdfa, pdfua string, err error) {
	s, ok, err := maybe[*stream](f, catalog, "Metadata")
	if err != nil || !ok {
		return "", "", err
	}
	data, err := f.decode(s)
	if err != nil {
		return "", "", err
	}
	if err := f.budget.take(len(data)); err != nil {
		return "", "", err
	}
	values, err := properties(data)
	if err != nil {
		return "", "", err
	}
	pdfa = values[xml.Name{Space: nsPDFA, Local: "part"}] + values[xml.Name{Space: nsPDFA, Local: "conformance"}]
	return pdfa, values[xml.Name{Space: nsPDFUA, Local: "part"}], nil
}

// properties reads the two name spaces' properties, as elements or as attributes.
func properties(data []byte) (map[xml.Name]string, error) {
	values := map[xml.Name]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var within xml.Name
	for depth := 0; ; {
		tok, err := d.Token()
		if err == io.EOF {
			return values, nil
		}
		if err != nil {
			return nil, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, errDepth
			}
			within = tok.Name
			for _, a := range tok.Attr {
				if err := claim(values, a.Name, a.Value); err != nil {
					return nil, err
				}
			}
		case xml.CharData:
			if err := claim(values, within, string(tok)); err != nil {
				return nil, err
			}
		case xml.EndElement:
			depth--
			within = xml.Name{}
		}
	}
}

func claim(values map[xml.Name]string, property xml.Name, value string) error {
	if property.Space != nsPDFA && property.Space != nsPDFUA {
		return nil
	}
	if _, twice := values[property]; twice {
		return errors.New(property.Local + " is claimed twice")
	}
	values[property] = strings.TrimSpace(value)
	return nil
}
