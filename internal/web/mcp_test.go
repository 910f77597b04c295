package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// bearer sends a password with each request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if b != "" {
		r.Header.Set("Authorization", "Bearer "+string(b))
	}
	return http.DefaultTransport.RoundTrip(r)
}

// TestAgentsOverHTTP: a client of the official kind calls tools at /mcp, with
// the password; files of this machine are not read for it.
func TestAgentsOverHTTP(t *testing.T) {
	d := apiDesk(t, Options{Password: "open sesame"})
	server := httptest.NewServer(d)
	defer server.Close()
	connect := func(password string) (*sdk.ClientSession, error) {
		return sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.StreamableClientTransport{
			Endpoint: server.URL + "/mcp", HTTPClient: &http.Client{Transport: bearer(password)}, DisableStandaloneSSE: true,
		}, nil)
	}
	if _, err := connect("wrong"); err == nil {
		t.Error("a wrong password is enough")
	}
	s, err := connect("open sesame")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_stories", Arguments: map[string]any{}})
	if err != nil || res.IsError {
		t.Fatalf("%v, %+v", err, res)
	}
	if list := res.StructuredContent.(map[string]any)["stories"].([]any); len(list) == 0 {
		t.Error("there is no story")
	}
	res, err = s.CallTool(t.Context(), &sdk.CallToolParams{Name: "read_articles", Arguments: map[string]any{"paths": []string{"/etc/passwd"}}})
	if err != nil || !res.IsError || !strings.Contains(res.Content[0].(*sdk.TextContent).Text, "not read for callers over HTTP") {
		t.Errorf("%v, %+v", err, res)
	}
}

// TestOtherSitesReachNoTools: what a page of another site could send is refused.
func TestOtherSitesReachNoTools(t *testing.T) {
	d := apiDesk(t, Options{})
	call := `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	ask := func(host string, headers ...string) int {
		r := httptest.NewRequest("POST", "http://"+host+"/mcp", strings.NewReader(call))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		for i := 0; i+1 < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		return w.Code
	}
	if got := ask("127.0.0.1"); got != http.StatusOK {
		t.Errorf("a program is answered with %d", got)
	}
	for _, tt := range []struct {
		host    string
		headers []string
	}{
		{"rebound.example", nil},
		{"127.0.0.1", []string{"Sec-Fetch-Site", "cross-site"}},
		{"127.0.0.1", []string{"Origin", "https://other.example"}},
		{"127.0.0.1", []string{"Content-Type", "text/plain"}}, // what a form can send without being asked
		{"127.0.0.1", []string{"Content-Type", "application/x-www-form-urlencoded"}},
	} {
		if got := ask(tt.host, tt.headers...); got < 400 {
			t.Errorf("%s %v is answered with %d", tt.host, tt.headers, got)
		}
	}
}
