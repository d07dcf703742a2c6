package khmer

import (
	"testing"

	"letterpress/pipeline/lang"
)

// wholeWords were parted, or could have been, where the letter, the Universal Declaration of
// Human Rights in Khmer, statements of civil society and the press were read break by break.
var wholeWords = []struct{ name, word string }{
	{"cooperation", "សហប្រតិបត្តិការ"}, {"cooperation with coeng DA", "សហប្រតិបត្ដិការ"}, {"dwelling", "លំនៅដ្ឋាន"},
	{"measure", "វិធានការ"}, {"prime minister", "នាយករដ្ឋមន្ត្រី"}, {"treaty", "សន្ធិសញ្ញា"}, {"agreement", "កិច្ចព្រមព្រៀង"},
	{"commitment", "ប្ដេជ្ញាចិត្ត"}, {"prisoner", "អ្នកទោស"}, {"list of names", "រាយនាម"}, {"defect", "ចុះចូល"}, {"arrest", "ចាប់ខ្លួន"},
	{"case", "សំណុំរឿង"}, {"charge", "បទចោទ"}, {"decline", "ធ្លាក់ចុះ"}, {"weaken", "ចុះខ្សោយ"}, {"attention", "យកចិត្តទុកដាក់"},
	{"advocate", "តស៊ូមតិ"}, {"respectfully", "ជាទីគោរព"}, {"during", "អំឡុងពេល"}, {"supreme council", "ឧត្តមប្រឹក្សា"},
	{"autocratic", "ផ្ដាច់ការ"}, {"hearing", "សវនាការ"}, {"before", "ចំពោះមុខ"}, {"fraternity", "ភាតរភាព"}, {"misery", "ទុគ៌តភាព"},
	{"sovereignty", "អធិបតេយ្យភាព"}, {"equality", "ស្មើភាព"}, {"unit", "អង្គភាព"}, {"well-being", "សុខុមាលភាព"}, {"letters", "អក្សរសាស្ត្រ"},
	{"self-governing", "ស្វ័យគ្រប់គ្រង"}, {"slave trade", "ទាសពាណិជ្ជកម្ម"}, {"anew", "សារជាថ្មី"}, {"degrading", "បន្ថោកបន្ទាប"},
	{"destroy", "បំផ្លិចបំផ្លាញ"}, {"enjoy", "អាស្រ័យផល"}, {"firmly", "ខ្ជាប់ខ្ជួន"}, {"council", "ក្រុមប្រឹក្សា"}, {"principle", "គោលការណ៍"},
	{"value", "គុណតម្លៃ"}, {"press", "សារព័ត៌មាន"}, {"defamation", "បរិហារកេរ្តិ៍"}, {"violence", "អំពើហិង្សា"}, {"cross", "ឆ្លងកាត់"},
	{"crowded", "តានតាប់"}, {"general department", "អគ្គនាយដ្ឋាន"}, {"centrism", "កណ្ដាលនិយម"}, {"perhaps", "ប្រហែលជា"}, {"trust", "ជឿទុកចិត្ត"},
	{"judge", "សម្រេចក្ដី"}, {"independence", "ឯករាជ្យភាព"}, {"need", "ត្រូវការ"}, {"presidency", "អធិបតីភាព"},
	{"committee", "គណៈកម្មាធិការ"}, {"justice with coeng DA", "យុត្ដិធម៌"}, {"justice", "យុត្តិធម៌"}, {"human rights", "សិទ្ធិមនុស្ស"},
	{"democracy", "ប្រជាធិបតេយ្យ"}, {"universal", "សកល"}, {"individual", "បុគ្គល"}, {"personality", "បុគ្គលិកលក្ខណៈ"}, {"court", "តុលាការ"},
	{"organisation", "អង្គការ"}, {"government", "រដ្ឋាភិបាល"}, {"member of parliament", "សមាជិកសភា"}, {"Cambodia", "កម្ពុជា"},
	{"international", "អន្តរជាតិ"},
}

// around are words that stand beside others in every text.
var around = []string{"", "បាន", "នៃ", "ក្នុង", "ដែល", "និង", "របស់", "មាន", "នេះ", "ការ", "ជា"}

// TestWordsThatMustNotPart holds that none has a break inside, whatever stands beside it.
func TestWordsThatMustNotPart(t *testing.T) {
	l := Language(nil, nil)
	for _, w := range wholeWords {
		t.Run(w.name, func(t *testing.T) {
			for _, before := range around {
				for _, after := range around {
					text := []rune(before + w.word + after)
					from := len([]rune(before))
					for _, b := range l.Breaks(text, nil) {
						if b.Kind != lang.Emergency && b.At > from && b.At < from+len([]rune(w.word)) {
							t.Errorf("%s is parted: %s", w.word, show(text, l.Breaks(text, nil)))
						}
					}
				}
			}
		})
	}
}
