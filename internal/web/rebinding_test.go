package web_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

// changing is a name whose owner answers each question with other addresses: first with what may be asked, then with what a
// stranger wants asked.
const changing = "doi.example"

// nameServer answers for one name on this machine: with each set of addresses once, and with the last ever after.
type nameServer struct {
	mu      sync.Mutex
	answers [][]netip.Addr
}

// answer begins anew with these sets of addresses.
func (n *nameServer) answer(sets ...[]string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.answers = nil
	for _, set := range sets {
		var all []netip.Addr
		for _, address := range set {
			all = append(all, netip.MustParseAddr(address))
		}
		n.answers = append(n.answers, all)
	}
}

// current is what the name stands for now; a question for IPv4, which each look-up asks once, leads on to the next.
func (n *nameServer) current(kind dnsmessage.Type) []netip.Addr {
	n.mu.Lock()
	defer n.mu.Unlock()
	all := n.answers[0]
	if kind == dnsmessage.TypeA && len(n.answers) > 1 {
		n.answers = n.answers[1:]
	}
	return all
}

// reply is the answer to a question, as a packet.
func (n *nameServer) reply(question []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil {
		return nil, err
	}
	asked := m.Questions[0]
	m.Header = dnsmessage.Header{ID: m.ID, Response: true, Authoritative: true}
	m.Additionals = nil
	for _, ip := range n.current(asked.Type) {
		var body dnsmessage.ResourceBody
		switch {
		case ip.Is4() && asked.Type == dnsmessage.TypeA:
			body = &dnsmessage.AResource{A: ip.As4()}
		case ip.Is6() && asked.Type == dnsmessage.TypeAAAA:
			body = &dnsmessage.AAAAResource{AAAA: ip.As16()}
		default:
			continue
		}
		m.Answers = append(m.Answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: asked.Name, Class: asked.Class}, Body: body})
	}
	return m.Pack()
}

// serve answers until the connection is closed.
func (n *nameServer) serve(conn net.PacketConn) {
	packet := make([]byte, 1500)
	for {
		size, from, err := conn.ReadFrom(packet)
		if err != nil {
			return
		}
		if reply, err := n.reply(packet[:size]); err == nil {
			_, _ = conn.WriteTo(reply, from)
		}
	}
}

// resolving has this machine ask a server of the test for every name. It is not for tests that run beside others.
func resolving(t *testing.T) *nameServer {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0") //nolint:noctx // closed by the test's end
	if err != nil {
		t.Fatal(err)
	}
	n, done, before := &nameServer{}, make(chan struct{}), net.DefaultResolver
	go func() {
		defer close(done)
		n.serve(conn)
	}()
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
	t.Cleanup(func() {
		net.DefaultResolver = before
		_ = conn.Close()
		<-done
	})
	return n
}

// A name that stands for one address when it is looked at, and for another when it is asked (DNS rebinding): what counts is
// where the connection would go. The public addresses are of RFC 5737 and 3849, where nobody answers.
func TestANameThatChangesLeadsNowhereNear(t *testing.T) {
	names := resolving(t)
	port, asked := secretServer(t)
	l := hasty()
	l.Connect = 30 * time.Millisecond
	there := fmt.Sprintf("http://%s:%s/", changing, port)
	local := map[string]http.Handler{outside: http.RedirectHandler(there, http.StatusFound)}
	soon, patient := web.New(l, web.ClientOptions{Local: local}), web.New(limits(), web.ClientOptions{Local: local})
	t.Cleanup(soon.Close)
	t.Cleanup(patient.Close)
	public, private := []string{"203.0.113.7"}, []string{"127.0.0.1"}
	for what, sets := range map[string][][]string{
		"then this machine":      {public, private},
		"then its IPv6":          {public, {"::1"}},
		"then it in two":         {public, {"::1", "127.0.0.1"}},
		"then it, mapped":        {public, {"::ffff:127.0.0.1"}},
		"then it, by NAT64":      {public, {"64:ff9b::127.0.0.1"}},
		"then it, by 6to4":       {public, {"2002:7f00:1::1"}},
		"then another of its":    {public, {"127.9.9.9"}},
		"then any of its":        {public, {"0.0.0.0"}},
		"then the office's":      {public, {"192.168.1.1"}},
		"then a cloud's":         {public, {"169.254.169.254"}},
		"from IPv6 to IPv4":      {{"2001:db8::7"}, private},
		"twice public":           {public, {"198.51.100.7"}, private},
		"private from the start": {private},
	} {
		for _, address := range []string{there, "http://" + outside + "/"} {
			typed := web.Typed(t.Context(), "http://"+outside+"/")
			names.answer(sets...)
			for n := range len(sets) - 1 {
				if _, err := soon.Session().Fetch(typed, web.Request{URL: address}); err == nil {
					t.Errorf("%s, %s, look-up %d: let in", what, address, n+1)
				}
			}
			names.answer(sets[len(sets)-1]) // whichever of them a busy machine came to in time
			if _, err := patient.Session().Fetch(typed, web.Request{URL: address}); !library.IsKind(err, library.PrivateAddress) {
				t.Errorf("%s, %s, the last look-up: %v", what, address, err)
			}
		}
	}
	// one answer with both: what can be reached of it may not be
	names.answer([]string{"203.0.113.7", "127.0.0.1", "::1"})
	if _, err := soon.Session().Fetch(t.Context(), web.Request{URL: there}); err == nil {
		t.Error("both in one answer: let in")
	}
	if asked.Load() != 0 {
		t.Errorf("asked %d times", asked.Load())
	}
	names.answer(private) // and who typed the name himself is let in: the server and the names do work
	if _, err := patient.Session().Fetch(web.Typed(t.Context(), there), web.Request{URL: there}); err != nil || asked.Load() != 1 {
		t.Errorf("asked %d times: %v", asked.Load(), err)
	}
}
