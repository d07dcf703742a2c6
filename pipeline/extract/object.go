package extract

import "fmt"

// object is one of nil (null), bool, int64, float64, bytestring, name, array, dict, ref,
// *stream, and, among tokens, keyword (ISO 32000-1, 7.3).
type object = any

type (
	name       string // without its solidus, escapes undone
	bytestring string // the bytes of a string object
	array      []object
	dict       map[name]object
	keyword    string // operator or delimiter: "obj", "Tj", "["
)

// ref is an indirect reference.
type ref struct{ num, gen int }

// stream is a stream object, its data as they stand in the file.
type stream struct {
	num  int
	dict dict
	raw  []byte
}

// kind names the type of an object for messages.
func kind(o object) string {
	switch o := o.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case int64, float64:
		return "a number"
	case bytestring:
		return "a string"
	case name:
		return "a name"
	case array:
		return "an array"
	case dict:
		return "a dictionary"
	case ref:
		return "a reference"
	case *stream:
		return "a stream"
	case keyword:
		return fmt.Sprintf("%q", string(o))
	}
	return fmt.Sprintf("a %T", o)
}

// as follows references and gives an object of type T.
func as[T any](f *File, o object) (T, error) {
	var zero T
	o, err := f.get(o)
	if err != nil {
		return zero, err
	}
	v, ok := o.(T)
	if !ok {
		return zero, fmt.Errorf("%s where %s should be", kind(o), kind(zero))
	}
	return v, nil
}

// need gives the entry of a dictionary, which must be there.
func need[T any](f *File, d dict, key name) (T, error) {
	v, err := as[T](f, d[key])
	if err != nil {
		return v, fmt.Errorf("/%s: %w", key, err)
	}
	return v, nil
}

// maybe gives the entry of a dictionary, and false where it is missing or null.
func maybe[T any](f *File, d dict, key name) (T, bool, error) {
	var zero T
	o, err := f.get(d[key])
	if err != nil {
		return zero, false, fmt.Errorf("/%s: %w", key, err)
	}
	if o == nil {
		return zero, false, nil
	}
	v, err := need[T](f, d, key)
	return v, err == nil, err
}

// number gives a number, whole or not.
func (f *File) number(o object) (float64, error) {
	o, err := f.get(o)
	if err != nil {
		return 0, err
	}
	v, ok := real(o)
	if !ok {
		return 0, fmt.Errorf("%s where a number should be", kind(o))
	}
	return v, nil
}

func real(o object) (float64, bool) {
	switch v := o.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// list gives an entry that may be one object or an array of them.
func (f *File) list(o object) (array, error) {
	v, err := f.get(o)
	if err != nil || v == nil {
		return nil, err
	}
	if a, ok := v.(array); ok {
		return a, nil
	}
	return array{o}, nil
}
