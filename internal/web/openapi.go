package web

import (
	"cmp"
	"net/http"
	"reflect"
	"strings"

	"synoptic"
)

// openAPI describes the API (OpenAPI 3.1), made of the route table and of the
// types of what the routes answer.
func (d *Desk) openAPI() object {
	s := newSchemas()
	problem := s.of(reflect.TypeFor[Problem]())
	paths := object{}
	for i := range d.routes {
		rt := &d.routes[i]
		address := rt.address()
		item, ok := paths[address].(object)
		if !ok {
			item = object{}
			paths[address] = item
		}
		item[strings.ToLower(rt.method)] = d.operation(s, rt, problem)
	}
	return object{
		"openapi": "3.1.0",
		"info": object{
			"title": "Synoptic", "version": d.Version,
			"summary":     "Many accounts, one event, side by side.",
			"description": apiAbout,
			"license":     object{"name": "Apache 2.0", "identifier": "Apache-2.0"},
		},
		"servers":  []object{{"url": "/"}},
		"paths":    paths,
		"security": d.security(),
		"components": object{
			"schemas":         s.defs,
			"securitySchemes": object{"bearer": object{"type": "http", "scheme": "bearer", "description": "The desk's password."}},
		},
	}
}

const apiAbout = "Each page of the desk is its data, too: ask for it with Accept: application/json, or with .json behind the page's address. " +
	"Lists come in parts: next is what the following part is asked for with. Answers carry an entity tag; If-None-Match gives 304 where nothing changed. " +
	"Errors are problems (RFC 9457). Changes made by programs carry an Authorization header, which no other site's page can send. " +
	"Spans are half-open ranges of bytes in an article's text. Nothing here says what is true."

// jsonBodies are what operations take as JSON, beside forms.
var jsonBodies = map[string]reflect.Type{
	"add":     reflect.TypeFor[Pasted](),
	"compare": reflect.TypeFor[Pasted](),
	"correct": reflect.TypeFor[synoptic.Correction](),
}

// security is what a request has to show: nothing, where there is no password.
func (d *Desk) security() []object {
	if d.Password == "" {
		return []object{{}, {"bearer": []string{}}}
	}
	return []object{{"bearer": []string{}}}
}

// address is the route's pattern as OpenAPI writes paths.
func (rt *route) address() string {
	return strings.ReplaceAll(strings.ReplaceAll(rt.pattern, "{$}", ""), "...}", "}")
}

func (d *Desk) operation(s *schemas, rt *route, problem object) object {
	responses := object{"default": object{"description": "What went wrong.", "content": object{"application/problem+json": object{"schema": problem}}}}
	content := object{}
	if rt.sample != nil {
		content["application/json"] = object{"schema": s.of(rt.sample)}
	}
	if rt.page != "" {
		content["text/html"] = object{}
	}
	for _, m := range rt.gives {
		content[m] = object{}
	}
	good := object{"description": "Done, or what was asked for."}
	if len(content) > 0 {
		good["content"] = content
	}
	responses["200"] = good
	if rt.method == http.MethodGet {
		responses["304"] = object{"description": "What the entity tag names has not changed."}
	} else {
		responses["303"] = object{"description": "Done; a browser is led to the page that shows it."}
	}
	op := object{"operationId": rt.name, "summary": rt.doc, "responses": responses, "tags": []string{rt.tag()}}
	if rt.open {
		op["security"] = []object{{}}
	}
	var params []object
	form := object{}
	for _, p := range rt.params {
		schema := p.schema()
		if !p.path && rt.method != http.MethodGet {
			schema["description"] = p.doc
			form[p.name] = schema
			continue
		}
		in := "query"
		if p.path {
			in = "path"
		}
		params = append(params, object{"name": p.name, "in": in, "required": p.path, "description": p.doc, "schema": schema})
	}
	for _, name := range rt.undescribed() {
		params = append(params, object{"name": name, "in": "path", "required": true, "schema": object{"type": "string"}})
	}
	if params != nil {
		op["parameters"] = params
	}
	body := object{}
	if len(form) > 0 {
		schema := object{"type": "object", "properties": form}
		body["application/x-www-form-urlencoded"] = object{"schema": schema}
		body["multipart/form-data"] = object{"schema": schema}
	}
	if t := jsonBodies[rt.name]; t != nil {
		body["application/json"] = object{"schema": s.takes().of(t)}
	}
	if len(body) > 0 {
		op["requestBody"] = object{"content": body}
	}
	return op
}

func (p *param) schema() object {
	s := object{"type": "string"}
	if p.number {
		s["type"] = "integer"
	}
	if p.of != nil {
		s["enum"] = p.of
	}
	return s
}

// undescribed are the parts of the route's address that no parameter explains.
func (rt *route) undescribed() []string {
	var out []string
	for _, name := range rt.wildcards() {
		known := false
		for _, p := range rt.params {
			known = known || p.path && p.name == name
		}
		if !known {
			out = append(out, name)
		}
	}
	return out
}

// wildcards are the names in braces of the route's address.
func (rt *route) wildcards() []string {
	var out []string
	for _, part := range strings.Split(rt.address(), "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		out = append(out, name)
	}
	return out
}

// tag is the part of the desk that a route belongs to.
func (rt *route) tag() string {
	first, _, _ := strings.Cut(strings.TrimPrefix(rt.address(), "/"), "/")
	return cmp.Or(first, "stories")
}
