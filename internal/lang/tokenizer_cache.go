package lang

import (
	"hash/maphash"
	"strings"
	"sync"
)

const (
	cacheShards = 32
	// maxCachedKey is the longest key that is kept, in bytes: longer ones are
	// rare, seldom come again, and could fill the memory.
	maxCachedKey = 64
)

// cache keeps what was worked out for a string. It holds a bounded number of
// entries, is safe for concurrent use, and never changes what is said, only
// how soon.
type cache[V any] struct {
	seed   maphash.Seed
	limit  int // entries a shard holds
	shards [cacheShards]cacheShard[V]
}

type cacheShard[V any] struct {
	mu      sync.RWMutex
	entries map[string]V
}

func newCache[V any](limit int) *cache[V] {
	return &cache[V]{seed: maphash.MakeSeed(), limit: max(1, limit/cacheShards)}
}

func (c *cache[V]) shard(key string) *cacheShard[V] {
	return &c.shards[maphash.String(c.seed, key)%cacheShards]
}

func (c *cache[V]) get(key string) (V, bool) {
	if len(key) > maxCachedKey {
		var zero V
		return zero, false
	}
	s := c.shard(key)
	s.mu.RLock()
	v, ok := s.entries[key]
	s.mu.RUnlock()
	return v, ok
}

// put keeps v and returns what is now kept for key, which another goroutine
// may have put before. A full shard is emptied: what is frequent comes back at
// once.
func (c *cache[V]) put(key string, v V) V {
	if len(key) > maxCachedKey {
		return v
	}
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if old, ok := s.entries[key]; ok {
		return old
	}
	if s.entries == nil || len(s.entries) >= c.limit {
		s.entries = make(map[string]V)
	}
	s.entries[strings.Clone(key)] = v
	return v
}
