package extract

import "errors"

// Limits of what a file may ask for. The letter's files stay below a hundredth of each.
const (
	maxDepth    = 64        // arrays and dictionaries in each other; nodes of any tree
	maxWork     = 4_000_000 // tokens and steps
	maxBytes    = 64 << 20  // inflated streams and decoded text together
	maxNumber   = 8_388_607 // number of an object (ISO 32000-1, annex C)
	maxFilters  = 4         // filters of one stream
	maxOperands = 256       // operands before one operator of a content stream
	maxMarks    = 64        // marked-content sequences in each other
	maxStates   = 64        // graphics states saved by q
	maxCodeText = 512       // bytes of UTF-16 for one code (Adobe Technical Note 5411, 1.4)
	dictWork    = 8         // what a dictionary costs beside its entries
)

var (
	errWork  = errors.New("the file asks for more work than any letter")
	errBytes = errors.New("the file holds more text and data than any letter")
	errDepth = errors.New("nested too deeply")
)

// budget is what is left for one file. Every loop whose length a file decides draws on
// it, so that shared and repeated parts are paid for each time.
type budget struct {
	work  int
	bytes int
}

// step pays for n tokens or turns of a loop.
func (b *budget) step(n int) error {
	if n > b.work {
		b.work = 0
		return errWork
	}
	b.work -= n
	return nil
}

// take pays for n bytes that are about to be made.
func (b *budget) take(n int) error {
	if n > b.bytes {
		b.bytes = 0
		return errBytes
	}
	b.bytes -= n
	return nil
}
