package extract

import (
	"errors"
	"reflect"
	"testing"
)

// spent reads a file within a budget and gives what is left of it.
func spent(pdf []byte, b budget) (*Document, budget, error) {
	f, err := openWithin(pdf, b)
	if err != nil {
		return nil, budget{}, err
	}
	d, err := f.document()
	return d, f.budget, err
}

// TestEveryBudget reads the sample with every smaller amount of work and many of bytes. Each is
// an error of that limit, wherever it runs out; exactly what is needed is enough.
func TestEveryBudget(t *testing.T) {
	for label, form := range map[string]form{"classic": {}, "packed": {packed: true, flate: true, predictor: true}} {
		t.Run(label, func(t *testing.T) {
			pdf := sample().file(form)
			want, left, err := spent(pdf, budget{work: maxWork, bytes: maxBytes})
			if err != nil {
				t.Fatal(err)
			}
			need := budget{work: maxWork - left.work, bytes: maxBytes - left.bytes}
			if need.work > maxWork/100 || need.bytes > maxBytes/100 {
				t.Errorf("the sample needs %+v: more than a hundredth of the limits", need)
			}
			if got, rest, err := spent(pdf, need); err != nil || rest != (budget{}) || !reflect.DeepEqual(got, want) {
				t.Errorf("with what it needs: %v, %+v left", err, rest)
			}
			for work := range need.work {
				if d, _, err := spent(pdf, budget{work: work, bytes: need.bytes}); d != nil || !errors.Is(err, errWork) {
					t.Fatalf("work of %d where %d is needed: %v", work, need.work, err)
				}
			}
			for bytes := 0; bytes < need.bytes; bytes += 7 {
				if d, _, err := spent(pdf, budget{work: need.work, bytes: bytes}); d != nil || !errors.Is(err, errBytes) {
					t.Fatalf("%d bytes where %d are needed: %v", bytes, need.bytes, err)
				}
			}
		})
	}
}

// TestFontsAndRunsWithinBudget does the same for the other two readings of a file.
func TestFontsAndRunsWithinBudget(t *testing.T) {
	pdf := sample().file(form{packed: true, flate: true})
	readings := map[string]func(*File) error{
		"fonts": func(f *File) error { _, err := f.Fonts(); return err },
		"runs":  func(f *File) error { _, err := f.Runs(); return err },
	}
	for label, reading := range readings {
		f, err := open(pdf)
		if err != nil {
			t.Fatal(err)
		}
		opened := f.budget
		if err := reading(f); err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		for work := range opened.work - f.budget.work {
			g, err := open(pdf)
			if err != nil {
				t.Fatal(err)
			}
			g.budget.work = work
			if err := reading(g); !errors.Is(err, errWork) {
				t.Fatalf("%s with work of %d: %v", label, work, err)
			}
		}
	}
}
