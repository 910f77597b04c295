package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/argon2"
)

// Logging in. Argon2id with the parameters that RFC 9106 recommends for
// machines with little memory to spare.
const (
	argonTime     = 3
	argonMemory   = 64 << 10 // KiB
	argonThreads  = 4
	argonKey      = 32
	sessionCookie = "synoptic_session"
	sessionTime   = 12 * time.Hour
	maxSessions   = 10_000
	// From one address, and from all together, tryMost wrong passwords are let
	// through in tryTime.
	tryMost    = 10
	tryMostAll = 100
	tryTime    = 5 * time.Minute
)

// sessions are who is logged in. Without a password everybody is.
type sessions struct {
	secret [32]byte
	salt   [32]byte
	hash   []byte // of the password; nil if there is none
	bearer []byte // digest of the password under secret, for the API's bearer token
	now    func() time.Time

	mu    sync.Mutex
	open  map[string]time.Time // session to when it ends
	wrong map[string][]time.Time
}

func newSessions(password string, now func() time.Time) (*sessions, error) {
	s := &sessions{now: now, open: map[string]time.Time{}, wrong: map[string][]time.Time{}}
	var err error
	if s.secret, err = randomKey(); err != nil {
		return nil, err
	}
	if s.salt, err = randomKey(); err != nil {
		return nil, err
	}
	if password != "" {
		s.hash = s.digest(password)
		s.bearer = s.quick(password)
	}
	return s, nil
}

func (s *sessions) digest(password string) []byte {
	return argon2.IDKey([]byte(password), s.salt[:], argonTime, argonMemory, argonThreads, argonKey)
}

// quick is a digest for comparing a token that programs send with each request.
func (s *sessions) quick(token string) []byte {
	h := sha256.New()
	h.Write(s.secret[:])
	h.Write([]byte(token))
	return h.Sum(nil)
}

// cookie is a request's session, "" if it has none that is open.
func (s *sessions) cookie(r *http.Request) string {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if until, ok := s.open[c.Value]; !ok || s.now().After(until) {
		delete(s.open, c.Value)
		return ""
	}
	return c.Value
}

// in reports whether a request may be answered: there is no password, or it
// has a session or sends the password as bearer token. It says whether too many
// wrong ones came.
func (s *sessions) in(r *http.Request) (ok, tooMany bool) {
	if s.hash == nil {
		return true, false
	}
	if token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); found {
		if s.blocked(r) {
			return false, true
		}
		if subtle.ConstantTimeCompare(s.quick(token), s.bearer) == 1 {
			return true, false
		}
		s.failed(r)
		return false, false
	}
	return s.cookie(r) != "", false
}

// enter opens a session for whoever knows the password.
func (s *sessions) enter(w http.ResponseWriter, r *http.Request, password string) (ok, tooMany bool) {
	if s.blocked(r) {
		return false, true
	}
	if s.hash == nil || subtle.ConstantTimeCompare(s.digest(password), s.hash) != 1 {
		s.failed(r)
		return false, false
	}
	var key [32]byte
	if _, err := rand.Read(key[:]); err != nil {
		return false, false
	}
	id := hex.EncodeToString(key[:])
	s.mu.Lock()
	if len(s.open) >= maxSessions {
		clear(s.open)
	}
	s.open[id] = s.now().Add(sessionTime)
	s.mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: id, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: int(sessionTime.Seconds())})
	return true, false
}

// leave ends a request's session.
func (s *sessions) leave(w http.ResponseWriter, r *http.Request) {
	if id := s.cookie(r); id != "" {
		s.mu.Lock()
		delete(s.open, id)
		s.mu.Unlock()
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1})
}

// all is the key under which the wrong passwords of everybody are counted.
const all = ""

func (s *sessions) failed(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.wrong) > maxSessions {
		s.wrong = map[string][]time.Time{all: s.wrong[all]}
	}
	for _, k := range []string{peer(r), all} {
		s.wrong[k] = append(s.recent(k), s.now())
	}
}

func (s *sessions) blocked(r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.recent(peer(r))) >= tryMost || len(s.recent(all)) >= tryMostAll
}

// recent are the wrong passwords of the last while.
func (s *sessions) recent(key string) []time.Time {
	var out []time.Time
	for _, t := range s.wrong[key] {
		if s.now().Sub(t) < tryTime {
			out = append(out, t)
		}
	}
	return out
}

func peer(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
