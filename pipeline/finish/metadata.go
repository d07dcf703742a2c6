package finish

import (
	"bytes"
	"encoding/xml"
	"time"

	"letterpress/pipeline/paint"
)

// catalog writes the document's root (7.7.2).
func (f *file) catalog(p *paint.Painted, meta Meta, structure int) {
	profile := f.add(stream("/N 3", srgb()))
	metadata := f.add(plainStream("/Type/Metadata/Subtype/XML", xmp(meta)))
	var b builder
	b.s("<</Type/Catalog/Pages ").ref(pagesObject).s("/Lang").text(meta.Lang)
	b.s("/MarkInfo<</Marked true>>/StructTreeRoot ").ref(structure).s("/Metadata ").ref(metadata)
	b.s("/ViewerPreferences<</DisplayDocTitle true>>")
	if len(p.Outline) > 0 {
		b.s("/Outlines ").ref(outlinesObject)
	}
	b.s("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)")
	b.s("/Info(sRGB IEC61966-2.1)/DestOutputProfile ").ref(profile)
	f.objects[catalogObject] = b.s(">>]>>").out
}

// info writes the information dictionary (14.3.3) and gives its number.
func (f *file) info(meta Meta) int {
	var b builder
	b.s("<</Title").text(meta.Title).s("/Producer").text(Producer)
	if !meta.Date.IsZero() {
		date := meta.Date.UTC().Format("D:20060102150405+00'00'")
		b.s("/CreationDate").text(date).s("/ModDate").text(date)
	}
	return f.add(b.s(">>").out)
}

// Namespaces of the metadata; pdfuaid is none of those that PDF/A-2 knows, so that the file
// describes it (ISO 19005-2, 6.6.2.3.3).
const (
	xmpHead = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">`
	xmpSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
		`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>the part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq>` +
		`</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`
)

// xmp writes the metadata stream (14.3.2).
func xmp(meta Meta) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + xmpHead)
	b.WriteString("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>")
	titles, langs := []Part{{meta.Title, "x-default"}}, []string{meta.Lang}
	if len(meta.Parts) > 0 {
		titles, langs = append(titles, meta.Parts...), nil
	}
	for _, p := range meta.Parts {
		langs = append(langs, p.Lang)
	}
	b.WriteString("<dc:title><rdf:Alt>")
	for _, t := range titles {
		b.WriteString(`<rdf:li xml:lang="`)
		escape(&b, t.Lang)
		b.WriteString(`">`)
		escape(&b, t.Title)
		b.WriteString("</rdf:li>")
	}
	b.WriteString("</rdf:Alt></dc:title><dc:language><rdf:Bag>")
	for _, lang := range langs {
		b.WriteString("<rdf:li>")
		escape(&b, lang)
		b.WriteString("</rdf:li>")
	}
	b.WriteString("</rdf:Bag></dc:language><pdf:Producer>" + Producer + "</pdf:Producer>")
	if !meta.Date.IsZero() {
		date := meta.Date.UTC().Format(time.RFC3339)
		b.WriteString("<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate>")
	}
	b.WriteString(xmpSchema + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

func escape(b *bytes.Buffer, s string) {
	if err := xml.EscapeText(b, []byte(s)); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
}
