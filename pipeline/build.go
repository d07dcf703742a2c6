package pipeline

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"letterpress/pipeline/diag"
)

// Result is what became of one PDF.
type Result struct {
	Name     Name
	PDF      []byte
	Pages    int
	Findings []diag.Finding // of its pages
	Held     []diag.Finding // errors that hold it back; PDF is then nil
	Err      error          // a failure of the machine or of ours; PDF is then nil
}

// Build makes the PDFs of names, several at once, and gives each to take in the order of
// names as soon as it and all before it are made. An error of take ends the build: take is
// not called again. A PDF that cannot be made ends nothing; its result says why.
func (p *Project) Build(names []Name, o Options, take func(*Result) error) error {
	results := make([]*Result, len(names))
	ready := make([]chan struct{}, len(names))
	for i := range ready {
		ready[i] = make(chan struct{})
	}
	var stop atomic.Bool
	go inParallel(len(names), func(i int) {
		defer close(ready[i])
		if !stop.Load() {
			results[i] = p.produce(names[i], o)
		}
	})
	var failed error
	for i := range names {
		<-ready[i]
		if failed == nil {
			if failed = take(results[i]); failed != nil {
				stop.Store(true)
			}
		}
		results[i] = nil // a long list of PDFs needs no more memory than one
	}
	return failed
}

// produce runs one PDF through the stages. A panic in any of them is an error of this PDF.
func (p *Project) produce(n Name, o Options) (r *Result) {
	r = &Result{Name: n}
	defer func() {
		if v := recover(); v != nil {
			r.PDF, r.Err = nil, fmt.Errorf("a fault of the program: %v", v)
		}
	}()
	e, pages, held, err := p.Pages(n, o)
	if r.Held, r.Err = held, err; err != nil || e == nil {
		return r
	}
	r.Findings = checked(e, pages)
	if r.Held = p.held(n, r.Findings, Options{}); len(r.Held) > 0 {
		return r
	}
	r.Pages = len(pages)
	r.PDF, r.Err = p.draw(e, pages, o)
	return r
}

// inParallel calls do for 0 to n-1, as many at once as there are processors.
func inParallel(n int, do func(int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wait.Wait()
}
