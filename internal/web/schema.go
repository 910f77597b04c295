package web

import (
	"encoding"
	"encoding/json"
	"path"
	"reflect"
	"strings"
	"time"
)

// object is a JSON object. Its keys are written in order of the alphabet.
type object = map[string]any

// schemas makes JSON Schemas (2020-12, as OpenAPI 3.1 has them) of Go types:
// exactly what encoding/json writes of them, where lists and maps may be null.
type schemas struct {
	defs  object
	named map[reflect.Type]string
	// taken is set for what is sent to the desk: no field of it has to be.
	taken bool
}

func newSchemas() *schemas { return &schemas{defs: object{}, named: map[reflect.Type]string{}} }

// takes makes schemas, among the same components, of what is sent to the desk.
func (s *schemas) takes() *schemas {
	return &schemas{defs: s.defs, named: map[reflect.Type]string{}, taken: true}
}

var (
	timeType      = reflect.TypeFor[time.Time]()
	marshaler     = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
)

// of is the schema of a type. A struct stands among the components, once.
func (s *schemas) of(t reflect.Type) object {
	if t.Kind() == reflect.Pointer {
		return orNull(s.of(t.Elem()))
	}
	switch {
	case t == timeType:
		return object{"type": "string", "format": "date-time"}
	case t.Implements(marshaler) || reflect.PointerTo(t).Implements(marshaler):
		return object{}
	case t.Implements(textMarshaler) || reflect.PointerTo(t).Implements(textMarshaler):
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Struct:
		return s.structure(t)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return object{"type": []string{"string", "null"}, "contentEncoding": "base64"}
		}
		return object{"type": []string{"array", "null"}, "items": s.of(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": s.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": []string{"object", "null"}, "additionalProperties": s.of(t.Elem())}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.Interface:
		return object{}
	}
	return object{"type": "integer"} // other kinds have no JSON and no field in a page's data
}

// orNull lets null stand for what a pointer leads to.
func orNull(o object) object {
	if typ, ok := o["type"].(string); ok {
		o["type"] = []string{typ, "null"}
		return o
	}
	if _, ok := o["type"]; ok || len(o) == 0 {
		return o // takes null already
	}
	return object{"anyOf": []object{o, {"type": "null"}}}
}

// structure refers to the component of a struct, and makes it if it is new.
func (s *schemas) structure(t reflect.Type) object {
	if t.Name() == "" {
		return s.fields(t)
	}
	name, ok := s.named[t]
	if !ok {
		if name = componentName(t); s.taken {
			name += "Taken"
		}
		s.named[t] = name
		s.defs[name] = nil // what refers back to it finds its name
		s.defs[name] = s.fields(t)
	}
	return object{"$ref": "#/components/schemas/" + name}
}

// componentName names a type: those of the domain and the desk by their own
// name, others with their package's before it, so that no two are called alike.
func componentName(t reflect.Type) string {
	switch pkg := path.Base(t.PkgPath()); pkg {
	case "synoptic", "web":
		return pkg + strings.ToUpper(t.Name()[:1]) + t.Name()[1:]
	default:
		return strings.ToLower(pkg) + t.Name()
	}
}

func (s *schemas) fields(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
		// What is embedded is told by its own fields, which are visible here.
		if !f.IsExported() || f.Anonymous && name == "" || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		if _, nearer := properties[name]; nearer {
			continue
		}
		properties[name] = s.of(f.Type)
		if !strings.Contains(opts, "omit") {
			required = append(required, name)
		}
	}
	o := object{"type": "object", "properties": properties}
	if len(required) > 0 && !s.taken {
		o["required"] = required
	}
	return o
}
