package document

// openField is a field of a Word document that has begun and not ended (ECMA-376, 17.16.18): first comes its
// instruction, in which further fields may stand, then what it shows.
type openField struct {
	shows  bool   // what it shows has begun
	form   string // what a field of a form shows that has no text of its own
	before int    // letters of the paragraph when it began
}

// openFields are fields that are open, the innermost last. They are followed within a paragraph: an instruction that is
// never ended takes no more than that.
type openFields []openField

// instructing reports whether what comes next is part of an instruction, which nobody sees.
func (f openFields) instructing() bool {
	for _, field := range f {
		if !field.shows {
			return true
		}
	}
	return false
}

// follow reads the sign of a field; before is how many letters stand before it. It returns the field that ends there, nil where
// none does.
func (f *openFields) follow(sign *element, before int) *openField {
	last := len(*f) - 1
	switch kind := sign.attr("fldCharType"); {
	case kind == "begin":
		*f = append(*f, openField{form: formValue(sign.kid("ffData")), before: before})
	case last < 0: // of one that began in another paragraph
	case kind == "separate":
		(*f)[last].shows = true
	case kind == "end":
		ended := (*f)[last]
		*f = (*f)[:last]
		return &ended
	}
	return nil
}

// instructed meets the words of an instruction: where none is open, it goes on from the paragraph before.
func (f *openFields) instructed() {
	if !f.instructing() {
		*f = append(*f, openField{})
	}
}

// The signs of a box to tick, as they are read everywhere.
const (
	openBox   = "☐"
	tickedBox = "☒"
)

func tickBox(ticked bool) string {
	if ticked {
		return tickedBox
	}
	return openBox
}

// formValue returns what a field of an old form shows by its settings alone: a box, or the entry of a list that is chosen.
func formValue(data *element) string {
	if check := data.kid("checkBox"); check != nil {
		if check.kid("checked") != nil {
			return tickBox(check.on("checked"))
		}
		return tickBox(check.on("default"))
	}
	list := data.kid("ddList")
	if list == nil {
		return ""
	}
	chosen := list.kid("result").number("val", list.kid("default").number("val", 0))
	for _, k := range list.kids {
		if k.name != "listEntry" {
			continue
		}
		if chosen == 0 {
			return k.attr("val")
		}
		chosen--
	}
	return ""
}

// fieldSign reads the sign of a field. What a form's field shows by its settings stands where it has no text; hidden ones
// show nothing.
func (in *inline) fieldSign(sign *element, hidden bool) {
	ended := in.fields.follow(sign, in.chars)
	if ended != nil && ended.before == in.chars && !hidden && !in.fields.instructing() {
		in.add(ended.form, false)
	}
}

// control reads a control that a person fills in. A box of which the writer left out the sign shows whether it is ticked.
func (in *inline) control(sdt *element) {
	if isPrompt(sdt) {
		return
	}
	before := in.chars
	in.walk(sdt)
	if check := sdt.kid("sdtPr", "checkbox"); check != nil && in.chars == before {
		in.add(tickBox(check.on("checked")), false)
	}
}
